// The size of letters chosen by the reader, set before the first paint so that the page does not jump.
// A classic script on purpose: a module would run after it.
(function () {
  try {
    var size = localStorage.getItem("co-chu");
    if (size === "lon" || size === "rat-lon") document.documentElement.dataset.size = size;
  } catch (error) { /* storage may be closed: the page keeps its own size */ }
})();
