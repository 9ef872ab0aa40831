// Sends a form without a second page, and keeps its text when the network is gone. The form works without this.
// What is served leaves out lines like these and blanks beside signs; it stays below 2 kB.
(() => {
  const f = document.querySelector('form[action^="/gui/"]')
  if (!f) return
  const $ = n => f[n], store = localStorage, key = "loa" + $("page").value
  const go = f.querySelector("button"), away = f.querySelector("[data-offline]"), tick = away.querySelector("input"), now = Date.now
  const getToken = async () => {
    if ($("token").value) return
    const r = await fetch(f.action + "the/?v=" + $("form_version").value + "&q=" + q)
    if (!r.ok) throw r
    $("token").value = await r.text()
    // Sent at once, it would look like a machine's.
    return new Promise(r => setTimeout(r, 3e3))
  }
  // Work asked for under load: a number that gives a hash with so many zero bits; given up after a second.
  const work = async (t, end) => {
    const bits = t.split(".")[1]
    for (let i = 0; bits > 0 && crypto.subtle && now() < end; i++) {
      const h = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(t + ":" + i))
      if (!(new DataView(h).getUint32(0) >>> 32 - bits)) return i
    }
    return ""
  }
  // On this device only with the worker's tick; for a week at most.
  const keep = () => tick.checked ? store[key] = JSON.stringify([at, ...new FormData(f)]) : store.removeItem(key)
  const send = async quiet => {
    if (go.disabled) return
    go.disabled = true
    try {
      await getToken()
      $("work").value = await work($("token").value, now() + 1e3)
      const r = await fetch(f.action, {method: "POST", body: new URLSearchParams(new FormData(f)), headers: {Accept: "application/json"}})
      // What is kept waits for a server in trouble as it does for the network.
      if (r.status > 499 && tick.checked) throw wait = now() + 6e4
      tick.checked && store.removeItem(key)
      if (r.status == 201) {
        f.reset()
        location.replace(r.headers.get("Location"))
      } else f.submit()
    } catch {
      away.hidden = false
      quiet || away.focus()
      tick.checked && keep()
    }
    go.disabled = false
  }
  // Not what another tab keeps: this one may hold an empty form.
  const again = () => tick.checked && store[key] && now() > wait && send(1)
  const q = (/[?&]q=([\w-]+)/.exec(location.search) || [, ""])[1]
  if (q) $("placement").value = q
  // When it was first written, with a part nobody guesses, makes it one: from two tabs, or after the answer was lost.
  let wait = 0, [at, ...kept] = JSON.parse(store[key] || "[0]")
  if (at < now() - 6e8) {
    store.removeItem(key)
    at = now() + (Math.random() + "").slice(1)
  } else for (const [n, v] of kept) {
    const i = $(n)
    if (i && i.type != "hidden") i.type == "checkbox" ? i.checked = 1 : i.value = v
    f.querySelectorAll("details").forEach(d => d.open = 1)
  }
  $("once").value = at
  tick.checked = store[key]
  tick.onchange = keep
  f.addEventListener("focusin", () => getToken().catch(e => e), {once: 1})
  // A button with a name asks the server for something else.
  f.onsubmit = e => e.submitter?.name || e.preventDefault(send())
  setInterval(again, 5e3)
  again()
})()
