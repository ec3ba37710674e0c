// Convenience only. Every page is complete without this file.
const root = document.documentElement;

// Controls that make sense only with script are hidden in the HTML.
for (const element of document.querySelectorAll("[data-script]")) element.hidden = false;

// Reader's text size; size.js sets it again on the next page.
const SIZES = ["vua", "lon", "rat-lon"];
const sizers = document.querySelectorAll("[data-sizer] button");

function setSize(value) {
  if (!SIZES.includes(value)) return;
  if (value === "vua") delete root.dataset.size;
  else root.dataset.size = value;
  for (const button of sizers) button.setAttribute("aria-pressed", String(button.value === value));
}
setSize(root.dataset.size ?? "vua");
for (const button of sizers)
  button.addEventListener("click", () => {
    setSize(button.value);
    try { localStorage.setItem("co-chu", button.value); } catch { /* storage may be closed */ }
  });

// A disclosure that floats closes on Escape, and when the focus or a click leaves it.
for (const menu of document.querySelectorAll(".nav__all")) {
  const close = () => menu.removeAttribute("open");
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) { close(); menu.querySelector("summary").focus(); }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
}

// Sections that do not fit into the row are left to the panel, which has all of them.
for (const row of document.querySelectorAll(".nav__row")) {
  const items = [...row.children];
  const fit = () => {
    for (const item of items) item.hidden = false;
    for (const item of items) item.hidden = item.offsetTop > items[0].offsetTop;
  };
  new ResizeObserver(fit).observe(row);
}

// Disclosures that are columns on a wide screen are open there and closed on a phone.
const wide = matchMedia("(min-width: 60em)");
const fold = () => { for (const details of document.querySelectorAll("[data-fold]")) details.open = wide.matches; };
fold();
wide.addEventListener("change", fold);

// A row of tabs wider than the screen begins where the current one can be seen.
for (const tab of document.querySelectorAll(".find__tabs [aria-current]")) {
  const row = tab.closest(".find__tabs");
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  if (button.dataset.do === "print") window.print();
  if (button.dataset.do === "copy") {
    const status = document.getElementById(button.dataset.status);
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.from).innerText);
      status.textContent = button.dataset.done;
    } catch {
      status.textContent = button.dataset.failed;
    }
  }
});

// Tables of contents: mark the part being read.
for (const list of document.querySelectorAll("[data-follow]")) {
  const entries = new Map([...list.querySelectorAll("a[href^='#']")].map((a) => [a.hash.slice(1), a]));
  const watch = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      for (const a of entries.values()) a.removeAttribute("aria-current");
      entries.get(target.id)?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-15% 0px -75%" });
  for (const id of entries.keys()) {
    const part = document.getElementById(id);
    if (part) watch.observe(part);
  }
}
