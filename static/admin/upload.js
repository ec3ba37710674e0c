// The upload path: shows what is chosen, colours the drop zone, goes on when the file has been read.
// Everything works without it; nothing here decides a right.
const drop = document.querySelector("[data-drop]");
const input = drop?.querySelector("input[type=file]");
const chosen = drop?.querySelector("[data-chosen]");

const show = () => {
  chosen.textContent = [...input.files].map((file) => file.name).join(", ");
};

if (input) {
  drop.classList.add("is-live");
  input.addEventListener("change", show);
  ["dragover", "dragleave", "drop"].forEach((kind) => {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("is-over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        show();
      }
    });
  });
}

const job = document.querySelector("[data-then]");
if (job) {
  const row = job.querySelector("[data-reading]");
  new MutationObserver(() => {
    if (row.hasAttribute("data-finished")) window.location.assign(job.dataset.then);
  }).observe(row, { attributes: true });
}
