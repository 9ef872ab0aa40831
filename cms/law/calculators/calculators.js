// The calculators in the browser: the same sums as the Python beside this file, to the đồng, on whole numbers only.
// A fraction is a pair of BigInt. Words, figures and places come with the page; nothing that is entered leaves it.
(() => {
  if (!window.BigInt || !window.Map) return
  const B = BigInt, zero = B(0), one = B(1), two = B(2)
  // Fractions: [numerator, denominator], the denominator above zero.
  const q = (n, d) => [B(n), B(d || 1)]
  const fix = v => Array.isArray(v) ? v : q(v)
  const mul = (...vs) => vs.map(fix).reduce((a, b) => [a[0] * b[0], a[1] * b[1]])
  const div = (a, b) => (a = fix(a), b = fix(b), [a[0] * b[1], a[1] * b[0]])
  const add = (a, b) => (a = fix(a), b = fix(b), [a[0] * b[1] + b[0] * a[1], a[1] * b[1]])
  const sub = (a, b) => (b = fix(b), add(a, [-b[0], b[1]]))
  const cmp = (a, b) => (a = sub(a, b)[0], a < zero ? -1 : a > zero ? 1 : 0)
  const most = (a, b) => cmp(a, b) < 0 ? fix(b) : fix(a)
  const least = (a, b) => cmp(b, a) < 0 ? fix(b) : fix(a)
  const floor = a => [a[0] / a[1], one]
  const round = a => [(a[0] * two + a[1]) / (a[1] * two), one]
  const isWhole = a => a[0] % a[1] === zero
  const isZero = a => fix(a)[0] === zero
  const show = v => {
    if (typeof v == "string") return v
    const all = String(round(mul(v, 100))[0]).padStart(3, "0"), cut = all.length - 2
    const tail = all.slice(cut).replace(/0+$/, "")
    return all.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ".") + (tail && "," + tail)
  }
  const fill = (text, gaps) => text.replace(/\{(\w+)\}/g, (_, name) => show(gaps[name]))

  const tidy = t => (t = t.replace(/[ \t\r\n\u00a0\u2009\u202f]+/g, ""), [...t].length > 20 ? "?" : t)
  const readMoney = t => {
    t = tidy(t).toLowerCase().replace(/(đồng|vnđ|vnd|đ|₫)$/, "")
    return /^([0-9]{1,3}((\.[0-9]{3})+|(,[0-9]{3})+)|[0-9]+)$/.test(t) ? q(t.replace(/[.,]/g, "")) : null
  }
  const readNumber = t => {
    t = tidy(t)
    const m = /^([0-9]+)\.([0-9]{1,2})$/.exec(t) || /^([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}))?$/.exec(t)
    return m && q(m[1].replace(/\./g, "") + (m[2] || ""), 10 ** (m[2] || "").length)
  }
  const fold = t => t.replace(/[đĐ]/g, "d").normalize("NFD").replace(/(?!\u034f)\p{Mn}/gu, "").toLowerCase()
  const plain = t => fold(t).replace(/[ \t\r\n\u00a0]+/g, " ").replace(/^ | $/g, "")
  const bare = t => t.replace(/^(xa|phuong|dac khu) /, "")
  const findPlaces = (text, places) => {
    const wanted = plain(text), all = places.map(p => [p, plain(p[0])])
    for (const fits of [
      n => n == wanted, n => bare(n) == wanted, n => n.includes(wanted), n => bare(n) == bare(wanted)
    ]) {
      const found = all.filter(p => fits(p[1]))
      if (found.length) return found.map(p => p[0])
    }
    return []
  }

  class Refused {
    constructor(sentence, field) { this.sentence = sentence; this.field = field || "" }
  }
  const makeSheet = (data, inputs) => {
    const steps = [], notes = [], used = [], sheet = {steps, notes, used, sum: null}
    const refuse = (sentence, gaps, name) => { throw new Refused(fill(data.say[sentence], gaps), name) }
    const answer = n => (inputs[n] || "").replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, "") || data.inputs[n].default || ""
    sheet.has = n => !!answer(n)
    sheet.number = n => {
      const i = data.inputs[n], text = answer(n), unit = i.unit || ""
      const no = s => refuse(s, {label: i.label, least: show(q(i.least)) + unit, most: show(q(i.most)) + unit}, n)
      if (!text) no("missing")
      const v = i.kind == "money" ? readMoney(text) : readNumber(text)
      if (!v || i.kind == "whole" && !isWhole(v)) no("not_" + i.kind)
      if (cmp(v, i.least) < 0) no("too_small")
      if (cmp(v, i.most) > 0) no("too_big")
      return v
    }
    sheet.choice = n => {
      const i = data.inputs[n], text = answer(n)
      if (!i.choices.includes(text)) refuse(text ? "not_choice" : "missing", {label: i.label}, n)
      return text
    }
    sheet.place = n => {
      const text = answer(n)
      if (!text) refuse("missing", {label: data.inputs[n].label}, n)
      const found = findPlaces(text, data.places)
      if (!found.length) refuse("no_place", {text: [...text].slice(0, 60).join("")}, n)
      const names = found.slice(0, 6).map(p => p[0]).join(", ") + (found.length > 6 ? " …" : "")
      if (found.length > 1) refuse("many_places", {names}, n)
      return found[0]
    }
    sheet.rate = key => {
      const rate = data.rates[key]
      if (!rate) refuse("no_figure", {key})
      if (!used.includes(key)) used.push(key)
      return q(rate[0], rate[1])
    }
    sheet.step = (n, value, gaps) => {
      const [label, formula, unit, law] = data.steps[n]
      const shown = typeof value == "string" ? value : show(value) + unit
      steps.push({name: n, label, formula: fill(formula, gaps || {}), shown, law})
      return value
    }
    sheet.total = (n, value, gaps) => {
      sheet.step(n, value, gaps)
      sheet.sum = {...steps[steps.length - 1], millionths: String(round(mul(value, 1000000))[0])}
    }
    sheet.note = (n, gaps) => notes.push(fill(data.notes[n], gaps || {}))
    sheet.refuse = (problem, n) => { throw new Refused(data.problems[problem], n) }
    return sheet
  }

  const work = {
    "tang-ca": s => {
      const paidBy = s.choice("paid_by"), wage = s.number("wage")
      const findHourly = () => {
        if (paidBy == "hour") return s.step("hourly", wage)
        const hours = s.number("hours_a_day")
        if (paidBy == "day") return s.step("hourly_of_day", div(wage, hours), {wage, hours})
        const days = s.number("days_a_month")
        return s.step("hourly_of_month", div(wage, mul(days, hours)), {wage, days, hours})
      }
      const hourly = findHourly(), pay = (hours, percent) => round(div(mul(hourly, hours, percent), 100))
      const usual = "tang-ca-ngay-thuong", rest = "tang-ca-ngay-nghi-tuan", feast = "tang-ca-ngay-le"
      let worked = q(0), total = q(0), any = false
      const line = (n, make) => {
        const hours = s.number(n)
        if (isZero(hours)) return
        any = true
        total = add(total, make(hours))
        if (n != "normal_night") worked = add(worked, hours)
      }
      line("normal_night", hours => {
        const night = s.rate("lam-dem-them")
        return s.step("normal_night", pay(hours, night), {hourly, hours, night})
      })
      for (const [n, key] of [["weekday", usual], ["rest", rest], ["holiday", feast]]) line(n, hours => {
        const percent = s.rate(key)
        return s.step(n, pay(hours, percent), {hourly, hours, percent})
      })
      for (const [n, key, also] of [
        ["weekday_night", usual], ["weekday_night_after", usual, usual], ["rest_night", rest, rest], ["holiday_night", feast, feast]
      ]) line(n, hours => {
        const day = s.rate(key), night = s.rate("lam-dem-them"), extra = s.rate("tang-ca-dem-them")
        const daytime = also ? s.rate(also) : q(100)
        const percent = add(add(day, night), div(mul(extra, daytime), 100))
        return s.step(n, pay(hours, percent), {hourly, hours, day, night, extra, daytime, percent})
      })
      if (!any) s.refuse("no_hours", "weekday")
      if (!isZero(add(s.number("holiday"), s.number("holiday_night")))) {
        if (paidBy == "day") {
          const days = s.number("holidays")
          total = add(total, s.step("holiday_own", round(mul(wage, days)), {wage, days}))
        } else if (paidBy == "month") s.note("holiday_in_month")
      }
      s.total("total", total)
      const limit = s.rate("tang-ca-gio-thang")
      if (cmp(worked, limit) > 0) s.note("over_month", {hours: worked, most: limit})
    },
    "phep-nam": s => {
      const keys = {normal: "phep-nam", heavy: "phep-nam-nang-nhoc", very_heavy: "phep-nam-dac-biet-nang-nhoc"}
      const base = s.rate(keys[s.choice("kind")]), years = s.number("years"), each = s.rate("phep-nam-them-sau")
      s.step("base", base)
      const more = mul(floor(div(years, each)), s.rate("phep-nam-them-ngay"))
      if (!isZero(more)) s.step("more", more, {years, each})
      const months = s.number("months"), days = add(base, more), owed = div(mul(days, months), 12)
      s.step("owed", owed, {days, months})
      if (!isWhole(owed)) s.note("fraction")
      const taken = s.number("taken")
      if (cmp(taken, owed) > 0) s.note("too_many", {taken})
      const left = most(sub(owed, taken), 0)
      if (s.choice("leaving") == "no") {
        s.total("left", left, {owed, taken})
        s.note("no_money")
        return
      }
      s.step("left", left, {owed, taken})
      const wage = s.number("wage"), of = s.number("days_a_month"), daily = div(wage, of)
      s.step("daily", daily, {wage, days: of})
      s.total("money", round(div(mul(wage, left), of)), {daily, left})
    },
    "bao-truoc": s => {
      const contract = s.choice("contract")
      if (contract == "trial") return s.total("trial", q(0))
      if (contract != "household") {
        const reason = s.choice("reason")
        if (reason != "none") {
          s.total(reason, q(0))
          s.note("keep_proof")
          if (reason == "pregnant") s.note("pregnant")
          return
        }
      }
      const keys = {
        indefinite: "bao-truoc-khong-thoi-han", fixed_long: "bao-truoc-tu-12-thang", fixed_short: "bao-truoc-duoi-12-thang",
        special_long: "bao-truoc-viec-dac-thu", household: "giup-viec-bao-truoc"
      }
      if (contract == "special_short") {
        const months = s.number("months")
        s.total("special_short", div(months, 4), {months})
      } else s.total(contract, s.rate(keys[contract]))
      s.note("without")
    },
    "tro-cap-thoi-viec": s => {
      const kind = s.choice("kind"), total = s.number("total_months"), insured = s.number("insured_months")
      const paid = s.number("paid_months"), wage = s.number("wage")
      if (cmp(add(insured, paid), total) > 0) s.refuse("too_much", "insured_months")
      const enough = s.rate("tro-cap-thoi-viec-tu")
      if (cmp(total, enough) < 0) {
        s.note("too_short", {enough})
        s.total("none_" + kind, q(0), {months: total, enough})
        return
      }
      const counted = sub(sub(total, insured), paid)
      s.step("counted", counted, {total, insured, paid})
      let years = floor(div(counted, 12))
      const odd = sub(counted, mul(years, 12))
      if (!isZero(odd)) years = add(years, cmp(odd, 6) > 0 ? 1 : q(1, 2))
      s.step("years", years, {months: counted})
      if (kind == "severance") {
        const each = s.rate("tro-cap-thoi-viec-moi-nam")
        s.total("severance", round(mul(years, each, wage)), {years, each, wage})
        if (isZero(counted)) s.note("all_insured")
        return
      }
      const each = s.rate("tro-cap-mat-viec-moi-nam"), atLeast = s.rate("tro-cap-mat-viec-it-nhat")
      const months = most(mul(years, each), atLeast)
      s.step("months", months, {years, each, least: atLeast})
      s.total("job_loss", round(mul(months, wage)), {months, wage})
      if (isZero(counted)) s.note("all_insured_job_loss", {least: atLeast})
    },
    "cham-luong": s => {
      const amount = s.number("amount"), days = s.number("days"), yearly = s.number("yearly")
      const from = s.rate("cham-luong-phai-tra-lai"), longest = s.rate("cham-luong-nhieu-nhat")
      if (cmp(days, from) < 0) {
        s.total("none", q(0), {days, owed_from: from})
        s.note("short", {owed_from: from})
      } else {
        s.step("daily", div(mul(amount, yearly), 36500), {amount, yearly})
        const interest = round(div(mul(amount, yearly, days), 36500))
        s.total("interest", interest, {amount, yearly, days})
        s.step("together", add(amount, interest), {amount, interest})
      }
      if (cmp(days, longest) > 0) s.note("too_long", {longest})
      s.note("leave")
    },
    "luong-toi-thieu": s => {
      const [place, region] = s.place("place"), paidBy = s.choice("paid_by"), isHour = paidBy == "hour"
      s.step("region", "vùng " + region, {place})
      const number = {I: 1, II: 2, III: 3, IV: 4}[region]
      const monthly = s.rate("luong-toi-thieu-thang-vung-" + number), hourly = s.rate("luong-toi-thieu-gio-vung-" + number)
      s.step(isHour ? "monthly" : "hourly", isHour ? monthly : hourly)
      const floorWage = isHour ? hourly : monthly, words = isHour ? "least_hourly" : "least_monthly"
      if (!s.has("wage")) return s.total(words, floorWage)
      s.step(words, floorWage)
      let wage = s.number("wage")
      if (paidBy == "week") wage = s.step("by_week", div(mul(wage, 52), 12), {wage})
      if (paidBy == "day") {
        const days = s.number("days_a_month")
        wage = s.step("by_day", mul(wage, days), {wage, days})
      }
      const short = round(most(sub(floorWage, wage), 0))
      s.total(isHour ? "short_hourly" : "short", short, {least: floorWage, wage})
      s.note(cmp(wage, floorWage) < 0 ? "below" : "enough")
    },
    "thai-san": s => {
      const who = s.choice("who"), order = s.choice("order"), babies = s.number("babies")
      if (who == "father") {
        const birth = s.choice("birth"), wage = s.number("wage")
        let days
        if (!cmp(babies, 1)) days = s.rate(birth == "plain" ? "chong-nghi-sinh-thuong" : "chong-nghi-sinh-mo")
        else {
          const twins = s.rate(birth == "surgery" ? "chong-nghi-sinh-doi-mo" : "chong-nghi-sinh-doi")
          days = add(twins, mul(s.rate("chong-nghi-sinh-them-moi-con"), sub(babies, 2)))
        }
        if (order == "second") {
          days = most(days, s.rate("chong-nghi-con-thu-hai"))
          s.note("second")
        }
        s.step("father_leave", days, {babies})
        const percent = s.rate("thai-san-muc-huong")
        s.total("father_money", round(div(mul(wage, percent, days), 2400)), {wage, percent, days})
        s.note("father_when")
        return
      }
      const insured = s.number("insured_months"), wage = s.number("wage"), needed = s.rate("thai-san-dong-du")
      if (cmp(insured, needed) < 0) {
        s.total("not_enough", q(0), {insured, needed})
        s.note("exceptions")
        return
      }
      const base = s.rate(order == "second" ? "thai-san-thang-con-thu-hai" : "thai-san-thang")
      const each = s.rate("thai-san-them-moi-con"), more = sub(babies, 1), months = add(base, mul(each, more))
      s.step("leave", months, {base, each, more})
      const percent = s.rate("thai-san-muc-huong"), allowance = round(div(mul(wage, percent, months), 100))
      s.step("allowance", allowance, {wage, percent, months})
      const times = s.rate("thai-san-mot-lan"), reference = s.rate("muc-tham-chieu")
      const once = round(mul(times, reference, babies))
      s.step("once", once, {times, reference, babies})
      s.total("total", add(allowance, once), {allowance, once})
      if (order == "second") s.note("second")
    },
    "doan-phi": s => {
      const employer = s.choice("employer"), wage = s.number("wage"), percent = s.rate("kinh-phi-cong-doan")
      const part = (of, share) => round(div(mul(of, share), 100)), fund = part(wage, percent)
      if (employer == "other") {
        s.note("other")
        s.step("fund", fund, {wage, percent})
        return
      }
      const share = s.rate("doan-phi"), capShare = s.rate("doan-phi-toi-da"), reference = s.rate("muc-tham-chieu")
      const dues = s.step("share", part(wage, share), {wage, percent: share})
      const cap = s.step("cap", part(reference, capShare), {reference, percent: capShare})
      s.step("fund", fund, {wage, percent})
      s.total("total", least(dues, cap), {dues, cap})
      if (cmp(dues, cap) > 0) s.note("capped")
    }
  }

  // As `compute` in Python: {steps, answer, notes} or {problem, field}.
  const compute = (data, inputs) => {
    const s = makeSheet(data, inputs)
    try {
      work[data.key](s)
    } catch (error) {
      if (error instanceof Refused) return {problem: error.sentence, field: error.field}
      throw error
    }
    const unsure = s.used.filter(key => !data.rates[key][3]).map(key => fill(data.say.unsure, {label: data.rates[key][2]}))
    return {steps: s.steps, answer: s.sum, notes: s.notes.concat(unsure)}
  }
  window.loaCompute = compute

  const make = (tag, text, name) => {
    const e = document.createElement(tag)
    if (text) e.textContent = text
    if (name) e.className = name
    return e
  }
  for (const box of document.querySelectorAll("[data-calculator]")) {
    const data = JSON.parse(box.dataset.calculator), said = box.querySelector("[data-answer]"), out = box.querySelector("[data-working]")
    const fields = n => [...box.querySelectorAll(`[name="${n}"]`)]
    const read = n => {
      const all = fields(n)
      return all.length > 1 ? (all.find(f => f.checked) || {value: ""}).value : all[0].value
    }
    const summary = box.querySelector("[data-error-summary]"), left = new Set()
    // What is wrong with one answer, whatever the others are; empty when nothing is.
    const check = (n, inputs) => {
      const i = data.inputs[n], sheet = makeSheet(data, inputs)
      if (i.optional && !sheet.has(n)) return ""
      try {
        i.kind == "choice" || i.kind == "place" ? sheet[i.kind](n) : sheet.number(n)
      } catch (error) {
        if (error instanceof Refused) return error.sentence
        throw error
      }
      return ""
    }
    // An error stands between the question's words and what was typed, as in a form.
    const mark = (n, sentence) => {
      const all = fields(n), id = "c-" + n + "-error", there = document.getElementById(id)
      if (there && there.textContent == sentence) return
      if (there) there.remove()
      if (sentence) {
        const said = make("p", sentence, "error")
        said.id = id
        all[0].before(said)
      }
      for (const f of all) {
        const about = (f.getAttribute("aria-describedby") || "").split(" ").filter(word => word && word != id)
        if (sentence) about.push(id)
        about.length ? f.setAttribute("aria-describedby", about.join(" ")) : f.removeAttribute("aria-describedby")
        sentence ? f.setAttribute("aria-invalid", "true") : f.removeAttribute("aria-invalid")
      }
    }
    const summarize = wrong => {
      const sentences = wrong.map(([, sentence]) => sentence).join("\n")
      if (!summary || summary.dataset.said == sentences) return
      summary.dataset.said = sentences
      summary.hidden = !wrong.length
      const list = summary.querySelector("ul")
      list.textContent = ""
      for (const [n, sentence] of wrong) {
        const item = make("li"), link = make("a", sentence)
        link.href = "#" + fields(n)[0].id
        link.onclick = event => { event.preventDefault(); fields(n)[0].focus() }
        item.append(link)
        list.append(item)
      }
    }
    const draw = () => {
      const inputs = {}, shown = {}
      for (const n in data.inputs) inputs[n] = read(n)
      for (const n in data.inputs) {
        const when = data.inputs[n].when || []
        shown[n] = when.every(([of, values]) => values.includes(inputs[of]))
        box.querySelector(`[data-field="${n}"]`).hidden = !shown[n]
      }
      const result = compute(data, inputs)
      const wrong = []
      for (const n in data.inputs) {
        const sentence = result.problem && shown[n] && left.has(n) ? check(n, inputs) || n == result.field && result.problem : ""
        mark(n, sentence || "")
        if (sentence) wrong.push([n, sentence])
      }
      summarize(wrong)
      out.textContent = ""
      // What is missing yet is said here; what is wrong, in the summary.
      const told = wrong.some(([, sentence]) => sentence == result.problem)
      said.textContent = told ? "" : result.problem || (result.answer ? result.answer.label + ": " : result.notes[0])
      if (result.problem) return
      if (result.answer) said.append(make("strong", result.answer.shown))
      const list = make("ol", "", "steps")
      for (const step of result.steps) {
        const item = make("li"), line = make("p", step.label + ": ")
        line.append(make("strong", step.shown))
        item.append(line, make("p", step.formula + (step.law ? " – " + step.law : ""), "help"))
        list.append(item)
      }
      for (const e of [list, ...result.notes.map(note => make("p", note))]) out.appendChild(e)
    }
    // Nobody is told off while still typing: an answer counts as given once its question was left.
    box.addEventListener("input", draw)
    box.addEventListener("change", event => { left.add(event.target.name); draw() })
    box.hidden = false
    draw()
  }
})()
