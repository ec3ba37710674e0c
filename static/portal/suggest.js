// Titles and numbers under a search box while one types: a combobox with a list (ARIA 1.2). Without this file the
// form works as ever; what is typed and sent is always what stands in the box.
const WAIT = 180;
const FEWEST = 2;

for (const form of document.querySelectorAll("form[data-suggest]")) attach(form);

function attach(form) {
  const input = form.querySelector("input[name='q']");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let asked = null;
  let timer = 0;
  let active = -1;
  let current = "";

  list.className = "suggest";
  list.id = `${input.id}-goi-y`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestLabel);
  status.className = "sr";
  status.setAttribute("role", "status");
  input.after(list, status);

  // A box with a list is a combobox, and only a text box may be one.
  input.type = "text";
  input.enterKeyHint = "search";
  for (const [name, value] of [
    ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id],
  ]) input.setAttribute(name, value);

  const isOpen = () => !list.hidden;

  function close() {
    asked?.abort();
    clearTimeout(timer);
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function open(option) {
    close(); // whoever comes back finds the box as he left it
    location.assign(option.dataset.url);
  }

  function choose(index) {
    const options = [...list.children];
    active = (index + options.length + 1) % (options.length + 1);
    if (active === options.length) active = -1;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    }
  }

  function show(found) {
    list.replaceChildren(...found.map((one, place) => line(one, `${list.id}-${place}`)));
    active = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(isOpen()));
    input.removeAttribute("aria-activedescendant");
    status.textContent = isOpen() ? form.dataset.suggestCount.replace("0", found.length) : "";
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${form.dataset.suggest}?${new URLSearchParams(new FormData(form))}`;
      const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
      if (answer.ok) show((await answer.json()).suggestions);
      else close();
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = input.value.trim();
    if (typed === current) return;
    current = typed;
    if (typed.length < FEWEST) close();
    else timer = setTimeout(ask, WAIT);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && isOpen()) { event.preventDefault(); close(); }
    if (!isOpen()) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(active + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(active < 0 ? list.children.length - 1 : active - 1); }
    if (event.key === "Enter" && active >= 0) { event.preventDefault(); open(list.children[active]); }
  });

  // The focus stays in the box: pressing on an option must not close the list before it is chosen.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role='option']");
    if (option) open(option);
  });
  form.addEventListener("submit", close);
  input.addEventListener("blur", close);
}

function line(one, id) {
  const option = document.createElement("li");
  option.id = id;
  option.dataset.url = one.url;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  for (const [name, text] of [["number", one.number], ["title", one.title], ["kind", one.kind]]) {
    if (!text) continue;
    const part = document.createElement("span");
    part.className = `suggest__${name}`;
    part.textContent = text;
    option.append(part, " ");
  }
  return option;
}
