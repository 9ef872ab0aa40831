// The form of a coming change: each thing that changes shows the fields its kind needs, and no others.
// Without this script all fields stand there, and the server tells which one is missing.
(() => {
  const show = (select) => {
    const needs = JSON.parse(select.dataset.needs);
    const prefix = select.name.slice(0, -"kind".length);
    for (const field of new Set(Object.values(needs).flat())) {
      const input = document.querySelector(`[name="${prefix}${field}"]`);
      const panel = input && input.closest(".w-panel__wrapper"); // the field and its label
      if (panel) panel.hidden = !needs[select.value].includes(field);
    }
  };
  const showAll = (root) => root.querySelectorAll("select[data-needs]").forEach(show);
  document.addEventListener("change", (event) => event.target.dataset.needs && show(event.target));
  document.addEventListener("DOMContentLoaded", () => {
    showAll(document);
    // What “add another” brings is shown by its kind too.
    new MutationObserver((seen) => {
      for (const { addedNodes } of seen) for (const node of addedNodes) if (node.nodeType === 1) showAll(node);
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
