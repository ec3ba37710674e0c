// What a reader keeps in this browser (A10): searches, pages, sections. No title of a page is stored: the list asks
// which of them are still shown, so that what was withdrawn is named nowhere. Nothing of it is sent along.
const PLACE = "da-luu";
const LISTS = { search: "searches", follow: "follows", page: "pages" };
const MOST = 100;

function read() {
  const empty = { searches: [], follows: [], pages: [] };
  try {
    const found = JSON.parse(localStorage.getItem(PLACE)) ?? {};
    for (const name of Object.keys(empty))
      if (Array.isArray(found[name])) empty[name] = found[name].filter((item) => typeof item?.id === "string").slice(0, MOST);
  } catch { /* closed storage, or not ours: as if nothing were kept */ }
  return empty;
}

function write(kept) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/* ── the button on a page ── */

for (const button of document.querySelectorAll("[data-keep]")) {
  const list = LISTS[button.dataset.keep];
  const id = button.dataset.key ?? button.dataset.address;
  const status = button.parentElement.querySelector("[data-keep-status]");
  const show = (on) => {
    button.setAttribute("aria-pressed", String(on));
    for (const part of button.querySelectorAll("[data-on]")) part.hidden = !on;
    for (const part of button.querySelectorAll("[data-off]")) part.hidden = on;
  };
  const has = () => read()[list].some((item) => item.id === id);
  show(has());
  button.addEventListener("click", () => {
    const kept = read();
    const on = !has();
    if (on && kept[list].length >= MOST) { tell(status, button.dataset.full); return; }
    kept[list] = kept[list].filter((item) => item.id !== id);
    if (on) kept[list].push(list === "searches" ? { id, name: nameOf(id) } : { id });
    if (!write(kept)) { tell(status, button.dataset.closed); return; }
    show(on);
    status.className = "sr";
    status.textContent = on ? button.dataset.done : button.dataset.undone;
  });
}

function tell(status, text) {
  status.className = "hint";
  status.textContent = text;
}

function nameOf(address) {
  return (new URLSearchParams(address).get("q") || "…").slice(0, 150);
}

/* ── the page of everything kept ── */

const root = document.querySelector("[data-kept]");
if (root) begin(root);

function begin(root) {
  const status = root.querySelector("[data-status]");
  const template = root.querySelector("template[data-row]");
  let shown = {};
  let unsure = false;

  async function check() {
    const kept = read();
    const keys = [...kept.pages, ...kept.follows].map((item) => item.id);
    shown = {};
    unsure = false;
    try {
      for (let from = 0; from < keys.length; from += MOST) {
        const asked = new URLSearchParams({ keys: keys.slice(from, from + MOST).join(",") });
        const answer = await fetch(`${root.dataset.shown}?${asked}`, { credentials: "omit" });
        if (!answer.ok) throw new Error(String(answer.status));
        Object.assign(shown, (await answer.json()).shown);
      }
    } catch {
      unsure = true;
    }
    status.textContent = unsure ? root.dataset.unsure : "";
    draw();
  }

  function draw() {
    const kept = read();
    root.querySelector("[data-clear]").parentElement.hidden = !Object.values(kept).some((list) => list.length);
    for (const name of Object.values(LISTS)) {
      const rows = kept[name].map((item) => (name === "searches" ? searchRow(item) : pageRow(name, item)));
      root.querySelector(`[data-list="${name}"]`).replaceChildren(...rows);
      root.querySelector(`[data-none="${name}"]`).hidden = rows.length > 0;
    }
    offer(kept.follows);
    root.hidden = false; // not before: lists that fill while one reads push everything down
  }

  // A subject area that is followed already is not offered again.
  function offer(follows) {
    const form = root.querySelector("[data-add]");
    if (!form) return;
    const options = [...form.querySelectorAll("option")];
    for (const option of options) option.hidden = option.disabled = follows.some((item) => item.id === option.value);
    const left = options.filter((option) => !option.disabled);
    form.hidden = left.length === 0;
    if (left.length && !left.some((option) => option.selected)) left[0].selected = true;
  }

  function newRow(name, item, title) {
    const row = template.content.firstElementChild.cloneNode(true);
    for (const of of row.querySelectorAll("[data-of]")) of.textContent = title ? `: ${title}` : "";
    row.querySelector("[data-remove]").addEventListener("click", () => {
      const kept = read();
      const place = kept[name].findIndex((other) => other.id === item.id);
      kept[name] = kept[name].filter((other) => other.id !== item.id);
      write(kept);
      draw();
      status.textContent = root.dataset.removed;
      const left = root.querySelectorAll(`[data-list="${name}"] [data-remove]`);
      (left[Math.min(place, left.length - 1)] ?? status).focus();
    });
    return row;
  }

  function pageRow(name, item) {
    const now = shown[item.id];
    const row = newRow(name, item, now?.title);
    const heading = row.querySelector("h3");
    if (now) {
      const link = heading.querySelector("a");
      link.textContent = now.title;
      link.href = now.url;
      const facts = row.querySelector(".meta");
      for (const fact of [now.note, now.on].filter(Boolean)) facts.append(Object.assign(document.createElement("span"), { textContent: fact }));
      facts.hidden = facts.childElementCount === 0;
    } else {
      heading.remove();
      const gone = row.querySelector(".kept__gone");
      if (unsure) gone.textContent = "…";
      gone.hidden = false;
    }
    return row;
  }

  function searchRow(item) {
    const name = String(item.name || nameOf(item.id));
    const row = newRow("searches", item, name);
    // Written anew from its parts: what lies in the storage is never an address of elsewhere.
    const address = new URLSearchParams(item.id).toString();
    const link = row.querySelector("h3 a");
    link.textContent = name;
    link.href = `${root.dataset.search}?${address}`;
    const feed = row.querySelector("[data-feed-link]");
    feed.href = `${root.dataset.feed}?${address}`;
    feed.hidden = false;
    const rename = row.querySelector("details");
    rename.hidden = false;
    const field = rename.querySelector("input");
    field.value = name;
    rename.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      const kept = read();
      for (const other of kept.searches) if (other.id === item.id) other.name = field.value.trim().slice(0, 150) || name;
      write(kept);
      draw();
      status.textContent = root.dataset.renamed;
      const at = kept.searches.findIndex((other) => other.id === item.id);
      root.querySelectorAll('[data-list="searches"] summary')[at]?.focus();
    });
    return row;
  }

  root.querySelector("[data-add]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const kept = read();
    const id = new FormData(event.target).get("key");
    if (kept.follows.length < MOST && !kept.follows.some((item) => item.id === id)) kept.follows.push({ id });
    write(kept);
    check();
  });

  root.querySelector("[data-export]").addEventListener("click", () => {
    const file = new Blob([JSON.stringify(read(), null, 2)], { type: "application/json" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: root.dataset.file });
    link.click();
    URL.revokeObjectURL(link.href);
  });

  root.querySelector("[data-clear]").addEventListener("click", () => {
    if (!confirm(root.dataset.sure)) return;
    try { localStorage.removeItem(PLACE); } catch { /* nothing is there then */ }
    draw();
    status.textContent = root.dataset.removed;
  });

  check();
}
