// The panel of a document's files: asks how far the reading is, reads again, takes over what was read.
// The server decides every right; without this script the page shows the same after it is loaded again.
const POLL_MS = 1500;

const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";

function show(row, card) {
  row.dataset.state = card.state;
  row.toggleAttribute("data-finished", card.is_finished);
  row.querySelector("[data-reading-note]").textContent = card.note;
  const bar = row.querySelector("[data-reading-bar]");
  bar.max = card.total || 1;
  bar.value = card.done;
  bar.hidden = card.is_finished;
  row.querySelector("[data-reading-again]").hidden = !card.may_retry;
}

async function ask(url, options) {
  const answer = await fetch(url, { headers: { "X-CSRFToken": token(), Accept: "application/json" }, ...options });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function follow(row) {
  while (row.isConnected && !row.hasAttribute("data-finished")) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    try {
      show(row, await ask(row.dataset.reading));
    } catch {
      row.querySelector("[data-reading-note]").textContent = row.closest("[data-readings]").dataset.error;
      return;
    }
  }
  await showSuggestions(row.closest("[data-readings]"));
}

async function readAgain(row, button) {
  button.disabled = true;
  try {
    show(row, await ask(button.dataset.readingAgain, { method: "POST" }));
    await follow(row);
  } catch {
    row.querySelector("[data-reading-note]").textContent = row.closest("[data-readings]").dataset.error;
  } finally {
    button.disabled = false;
  }
}

// What was read stands in the page as the server draws it now.
async function showSuggestions(panel) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-readings] [data-suggestions]");
  panel.querySelector("[data-suggestions]")?.remove();
  if (fresh) panel.append(document.adoptNode(fresh));
}

function takeOver(button) {
  const field = document.getElementById(button.dataset.suggestFor);
  if (!field) return;
  field.value = button.dataset.suggest;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  button.disabled = true;
}

for (const panel of document.querySelectorAll("[data-readings]")) {
  for (const row of panel.querySelectorAll("[data-reading]")) {
    if (!row.hasAttribute("data-finished")) follow(row);
  }
  panel.addEventListener("click", (event) => {
    const again = event.target.closest("[data-reading-again]");
    if (again) readAgain(again.closest("[data-reading]"), again);
    const one = event.target.closest("[data-suggest-for]");
    if (one) takeOver(one);
    if (event.target.closest("[data-suggest-all]")) panel.querySelectorAll("[data-suggest-for]").forEach(takeOver);
  });
}
