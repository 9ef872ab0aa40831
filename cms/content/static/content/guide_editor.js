// On the edit screen of a guide: answers choose their target by its title, and the drawing is made anew when asked for.
// Nothing is decided here. What is typed is read in the shape the server reads it in; the server judges and draws.
(function () {
  const STREAM = "nodes";
  const PAUSE = 150; // milliseconds

  const getForm = () => document.querySelector(`input[name="${STREAM}-count"]`)?.form;

  /** The nodes as they stand on the screen at this moment, in their order. */
  function readNodes(form) {
    const valueOf = (name) => form.elements.namedItem(name)?.value ?? "";
    const list = (prefix) =>
      Array.from({ length: Number(valueOf(`${prefix}-count`)) }, (_, index) => `${prefix}-${index}`)
        .filter((own) => !valueOf(`${own}-deleted`))
        .sort((one, other) => Number(valueOf(`${one}-order`)) - Number(valueOf(`${other}-order`)));
    return list(STREAM).map((own) => ({
      id: valueOf(`${own}-id`),
      type: valueOf(`${own}-type`),
      value: {
        title: valueOf(`${own}-value-title`).trim(),
        answers: list(`${own}-value-answers`).map((answer) => ({
          text: valueOf(`${answer}-value-text`),
          leads_to: valueOf(`${answer}-value-leads_to`),
        })),
      },
    }));
  }

  /** The select that stands for the field with the id; made when it is first asked for. */
  function getSelect(input) {
    if (input.nextElementSibling?.matches("[data-guide-select]")) return input.nextElementSibling;
    const select = document.createElement("select");
    select.dataset.guideSelect = "";
    select.id = `${input.id}-choice`;
    document.querySelector(`label[for="${input.id}"]`)?.setAttribute("for", select.id);
    if (input.hasAttribute("aria-describedby")) {
      select.setAttribute("aria-describedby", input.getAttribute("aria-describedby"));
    }
    input.type = "hidden";
    input.after(select);
    select.addEventListener("change", () => {
      input.value = select.value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return select;
  }

  /** Offer every node but the one the answer belongs to; what is chosen stays chosen, also when it is gone. */
  function fill(input, nodes) {
    const select = getSelect(input);
    const words = input.dataset;
    const own = input.form.elements.namedItem(input.name.replace(/-value-answers-.*/, "-id"))?.value;
    const options = nodes
      .map(({ id, type, value }, index) => {
        const kind = type === "question" ? words.guideQuestion : words.guideOutcome;
        return [id, `${index + 1}. ${kind}: ${value.title || `(${words.guideUntitled})`}`];
      })
      .filter(([id]) => id && (id !== own || id === input.value));
    if (input.value && !options.some(([id]) => id === input.value)) options.unshift([input.value, words.guideGone]);
    options.unshift(["", words.guideNone]);
    const offered = JSON.stringify(options);
    if (select.dataset.offered !== offered) {
      select.dataset.offered = offered;
      select.replaceChildren(...options.map(([id, text]) => new Option(text, id)));
    }
    if (select.value !== input.value) select.value = input.value;
  }

  function refresh() {
    const form = getForm();
    if (!form) return;
    const nodes = readNodes(form);
    for (const input of form.querySelectorAll("[data-guide-target]")) fill(input, nodes);
  }

  let waiting;
  function refreshSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, PAUSE);
  }

  async function redraw(panel) {
    const form = getForm();
    const picture = panel.querySelector("[data-guide-picture]");
    if (!form || !picture) return;
    try {
      const answer = await fetch(panel.dataset.guideDrawing, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        body: JSON.stringify(readNodes(form)),
      });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      picture.innerHTML = await answer.text();
    } catch {
      const message = document.createElement("p");
      message.className = "guide-fault";
      message.textContent = panel.dataset.guideFailed;
      picture.prepend(message);
    }
  }

  function start() {
    const stream = document.querySelector(`[data-contentpath="${STREAM}"]`);
    if (!stream) return;
    // Hidden fields (order, deleted) keep their value in an attribute: moving and deleting blocks is seen as well.
    const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["value"] };
    new MutationObserver(refreshSoon).observe(stream, watched);
    stream.addEventListener("input", refreshSoon);
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-guide-redraw]");
      if (button) redraw(button.closest("[data-guide-drawing]"));
    });
    refresh();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
