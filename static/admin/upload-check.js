// Step 3 of an upload: the field in hand and its place on the page light up together; Enter says "right" and goes on.
// Everything works without it, and the server counts again what is still open.
const LOOK_AFTER_MS = 700;

const match = document.querySelector("[data-match]");
const form = match?.querySelector("[data-facts]");

if (form) {
  const fields = [...form.querySelectorAll("[data-field]")];
  const left = form.querySelector("[data-left]");
  const go = form.querySelector("[data-go]");
  const all = form.querySelector("[data-all]");
  const tick = (field) => field.querySelector("[data-sure]");
  const control = (field) => field.querySelector("input:not([type=checkbox]), select, textarea, input[type=checkbox]");
  const typed = (field) => field.hasAttribute("data-typed");
  const isEmpty = (field) => field.hasAttribute("data-required") && !control(field).value;
  const isOpen = (field) => isEmpty(field) || (Boolean(tick(field)) && !tick(field).checked && !typed(field));

  const count = () => {
    let open = 0;
    for (const field of fields) {
      const waits = isOpen(field);
      field.classList.toggle("is-open", waits);
      field.classList.toggle("is-sure", Boolean(tick(field)?.checked));
      open += waits ? 1 : 0;
    }
    if (left) left.textContent = open ? left.dataset.some.replace("{count}", String(open)) : left.dataset.none;
    go.classList.toggle("is-waiting", open > 0);
    if (all) all.checked = fields.filter((field) => field.hasAttribute("data-clear")).every((field) => tick(field).checked || typed(field));
  };

  const showPage = (number) => {
    for (const link of match.querySelectorAll("[data-page-link]")) {
      if (link.dataset.pageLink === number) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  // Moves the pages, never the form: the person goes on typing where he is.
  const pages = match.querySelector("[data-pages]");
  const bring = (target, room) => {
    if (!pages || !target) return;
    const top = target.getBoundingClientRect().top - pages.getBoundingClientRect().top + pages.scrollTop;
    pages.scrollTo({ top: Math.max(0, top - room) });
  };
  const light = (field) => {
    const places = [...match.querySelectorAll("[data-place]")];
    for (const place of places) place.classList.toggle("is-now", place.dataset.place === field.dataset.field);
    const now = places.find((place) => place.classList.contains("is-now") && place.getClientRects().length);
    const sheet = field.dataset.page && match.querySelector(`[data-sheet="${field.dataset.page}"]`);
    if (now || sheet) bring(now ?? sheet, now ? pages.clientHeight / 3 : 12);
    if (field.dataset.page) showPage(field.dataset.page);
  };

  const onwards = (field) => {
    const next = fields.slice(fields.indexOf(field) + 1).find((one) => control(one) && one.getClientRects().length);
    (next ? control(next) : go).focus();
  };
  const firstOpen = () => fields.find(isOpen);
  const visit = (field) => {
    const group = field.closest("details");
    if (group) group.open = true;
    control(field).focus();
  };

  // What the library says follows what is typed; the answer is the page as the server draws it.
  let asked = 0;
  let timer = 0;
  const look = async () => {
    const mine = ++asked;
    const data = new FormData(form);
    data.set("look", "1");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data, headers: { Accept: "text/html" } });
      if (!answer.ok || mine !== asked) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-notices]");
      if (fresh) form.querySelector("[data-notices]").replaceChildren(...fresh.childNodes);
    } catch {
      // The button beside the form asks the same and says what is wrong.
    }
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, LOOK_AFTER_MS);
  };

  for (const field of fields) {
    field.addEventListener("focusin", () => light(field));
    field.addEventListener("input", (event) => {
      if (event.target.matches("[data-sure]")) return;
      field.setAttribute("data-typed", "");
      count();
      lookSoon();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.isComposing) return;
      if (event.target.closest("a, button, summary")) return;
      event.preventDefault();
      if (tick(field) && control(field).value) tick(field).checked = true;
      count();
      onwards(field);
    });
  }
  form.addEventListener("change", (event) => {
    if (event.target === all) {
      for (const field of fields) if (field.hasAttribute("data-clear")) tick(field).checked = all.checked;
    }
    count();
  });
  form.addEventListener("submit", (event) => {
    const open = event.submitter === go && firstOpen();
    if (!open) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    visit(open);
  }, { capture: true });
  for (const link of match.querySelectorAll("[data-page-link]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      bring(match.querySelector(`[data-sheet="${link.dataset.pageLink}"]`), 12);
      showPage(link.dataset.pageLink);
    });
  }

  if (pages) showPage("1");
  count();
  form.querySelector("[data-errors]")?.focus();
}
