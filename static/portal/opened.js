// Counts which result was opened: the words, the result, its place. Nothing of the reader, and no way round it.
const page = document.querySelector("[data-opened]");

function tell(event) {
  const hit = event.target.closest("a[href]")?.closest("[data-key]");
  if (!hit || (event.type === "auxclick" && event.button !== 1)) return;
  const place = [...page.querySelectorAll("[data-key]")].indexOf(hit) + 1;
  const said = { q: page.dataset.asked, key: hit.dataset.key, place, page: page.dataset.page };
  navigator.sendBeacon?.(page.dataset.opened, new URLSearchParams(said));
}
page?.addEventListener("click", tell);
page?.addEventListener("auxclick", tell);
