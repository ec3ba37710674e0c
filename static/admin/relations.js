// A relation read from a file becomes a row of the form, which its editor checks and saves like any other.
function addRow(values) {
  const total = document.getElementById("id_relations-TOTAL_FORMS");
  const add = document.getElementById("id_relations-ADD");
  if (!total || !add) return false;
  const place = total.value;
  add.click();
  for (const [name, value] of Object.entries(values)) {
    const field = document.getElementById(`id_relations-${place}-${name}`);
    if (!field) return false;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  document.getElementById(`id_relations-${place}-kind`).focus();
  return true;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-relation]");
  if (button) button.disabled = addRow(JSON.parse(button.dataset.relation));
});
