// A form filled in with the keyboard alone: Enter goes to the next field, on the last one it saves; Ctrl + Enter saves.
(() => {
    const form = document.querySelector("[data-entry]");
    if (!form) return;
    const wrong = form.querySelector(".lead-field--wrong input, .lead-field--wrong select, .lead-field--wrong textarea");
    if (wrong) wrong.focus();
    form.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing || event.target.type === "submit") return;
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            form.requestSubmit();
            return;
        }
        if (event.target.tagName === "TEXTAREA" && event.shiftKey) return;
        const fields = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button")];
        const next = fields[fields.indexOf(event.target) + 1];
        event.preventDefault();
        if (next) next.focus();
    });
})();
