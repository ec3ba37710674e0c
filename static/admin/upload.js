// The upload path: a file that is dropped or chosen is sent at once, its progress is followed, then the next screen opens.
// Everything works without it; nothing here decides a right.
const drop = document.querySelector("[data-drop]");
const input = drop?.querySelector("input[type=file]");
const chosen = drop?.querySelector("[data-chosen]");

// Sent as the form would be, so that the server's answer, a refusal too, is the next screen.
const send = () => {
  if (!input.files.length) return;
  const names = [...input.files].map((file) => file.name).join(", ");
  chosen.textContent = `${names}. ${input.form.dataset.sending}`;
  input.form.requestSubmit();
};

if (input) {
  drop.classList.add("is-live");
  input.form.classList.add("is-live");
  input.addEventListener("change", send);
  ["dragover", "dragleave", "drop"].forEach((kind) => {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("is-over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        send();
      }
    });
  });
}

const POLL_MS = 1000;
const job = document.querySelector("[data-incoming]");

async function follow() {
  const note = job.querySelector("[data-incoming-note]");
  const bar = job.querySelector("[data-incoming-bar]");
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const answer = await fetch(job.dataset.incoming, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const card = await answer.json();
    if (card.is_finished) {
      window.location.assign(card.then);
      return;
    }
    if (note.textContent !== card.note) note.textContent = card.note;
    bar.max = card.total || 1;
    bar.value = card.done;
  }
}

if (job) {
  follow().catch(() => {
    job.querySelector("[data-incoming-note]").textContent = job.dataset.error;
  });
}
