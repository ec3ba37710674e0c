// A link to each article and clause of a document, to be copied; and folded text opens where a link leads into it.
const texts = document.querySelector("[data-articles]");

for (const part of texts?.querySelectorAll('[id^="dieu-"], [id*="-dieu-"]') ?? []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "anchor no-print";
  button.innerHTML = document.getElementById("hinh-lien-ket").innerHTML;
  button.title = texts.dataset.articles;
  button.setAttribute("aria-label", `${texts.dataset.articles}: ${part.textContent.trim().slice(0, 40)}`);
  button.addEventListener("click", async () => {
    const address = new URL(`#${part.id}`, location.href);
    history.replaceState(null, "", address);
    const status = document.getElementById("da-chep-lien-ket");
    try {
      await navigator.clipboard.writeText(address.href);
      status.textContent = texts.dataset.done;
    } catch {
      status.textContent = texts.dataset.failed;
    }
    button.classList.add("is-done");
    setTimeout(() => { button.classList.remove("is-done"); status.textContent = ""; }, 4000);
  });
  part.append(" ", button);
}

function unfold() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const folded = target && target.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
