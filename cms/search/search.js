// Search on the reader's device: terms, asking and scoring as in the Python beside this file, to the last digit that
// matters; one table of cases holds for both. Nothing that is typed leaves the page.
// What is served has short names for everything that is not reached through a dot (script.py).
// A word is [as written, term]; a variant [worth, terms, is typed]; a unit [words, variants, phrase].
// Of an index, besides what it holds when it comes: W words, K word → number, P lists, S phrases that mean the same,
// R what writings stand for, T titles.
(() => {
  const cut = text => (text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase().normalize("NFD").match(/(?:[a-z0-9\u0111][\u0300-\u036f]*)+|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3])*[\u17b4-\u17d1\u17dd]*|[\u17e0-\u17e9]+/g) || [])
    .map(word => [word.replace(/([\u0300\u0301\u0303\u0309\u0323])(.*)/, "$2$1"), word.replace(/[\u0300-\u036f]/g, "").replace(/\u0111/g, "d")])
  const termOf = word => word[1]
  const phraseOf = words => words.map(termOf).join(" ")
  const sum = list => list.reduce((a, b) => a + b, 0)

  // Reading: numbers in base 45 with two alphabets, front-coded words.
  const digit = mark => (mark = mark.charCodeAt() - 33, mark - (mark > 58) - (mark > 0))
  const shardOf = word => word[0].replace(/\d/, "0").replace(/[^a-z0]/, "~")
  const open = index => {
    if (!index.d) return index
    const counts = {}
    let before = ""
    index.K = new Map()
    index.P = {"": index.p.split(" ")}
    index.W = index.v.split(" ").map((item, number) => {
      before = before.slice(0, digit(item[0])) + item.slice(1)
      const shard = index.x ? shardOf(before) : ""
      index.K.set(before, [shard, counts[shard] = counts[shard] + 1 || 0])
      return before
    })
    index.R = new Map(index.w.split("|").map(pair => pair.split("=")))
    index.S = new Map()
    for (const group of index.g.split("\n")) for (const phrase of group.split("|"))
      index.S.set(phrase, (index.S.get(phrase) || []).concat(group.split("|")))
    index.T = index.d.map(page => cut(page[0]))
    index.b.__proto__ = null // what is typed may be the name of something every object has
    return index
  }
  const postings = (index, word) => {
    const [shard, place] = index.K.get(word), list = []
    let number = 0, page = -1
    index.T.forEach((title, page) => title.some(other => termOf(other) == word) && list.push([page, 3]))
    for (const mark of index.P[shard][place]) {
      number = number * 45 + digit(mark) % 45
      if (digit(mark) < 45) list.push([page += (number >> 2) + 1, number & 3]), number = 0
    }
    return list
  }

  // Asking.
  // One letter too many, too few or wrong, or two in the wrong order.
  const slipped = (typed, known) => {
    let at = 0
    while (typed[at] == known[at]) at++ // they differ somewhere: the word is unknown
    typed = typed.slice(at)
    known = known.slice(at)
    const rest = typed.slice(1), tail = known.slice(1)
    return rest == known || rest == tail || typed == tail || typed[1] + typed[0] + rest.slice(1) == known
  }
  const ask = (index, query) => {
    const isKnown = term => index.K.has(term) || index.S.has(term)
    const measure = (words, start, phrases, length = 5) => {
      while (length && !phrases.has(phraseOf(words.slice(start, start + length)))) length--
      return length
    }
    const typed = cut(query.slice(0, 200)).slice(0, 24), words = [], units = []
    for (let at = 0; at < typed.length;) {
      const length = measure(typed, at, index.R)
      if (length) words.push(...cut(index.R.get(phraseOf(typed.slice(at, at + length)))))
      else {
        const word = termOf(typed[at]), guesses = isKnown(word) ? [] : [
          word.replace(/([a-z])\d+$/, "$1").replace(/([aeiouyw])[fsrxj](?=(?:ng|nh|ch|[cmnpt])?$)|(.)[fsrxj]$/g, "$1$2")
            .replace(/([auo])w|(.)w$/g, "$1$2").replace(/(.)w/g, "$1u").replace(/aa|ee|oo|dd/g, pair => pair[0]),
          ({f: "ph", j: "gi", z: "d", w: "qu"}[word[0]] || word[0]) + word.slice(1)
        ]
        const guess = guesses.find(other => index.R.has(other) || isKnown(other))
        words.push(...guess ? cut(index.R.get(guess) || guess) : [typed[at]])
      }
      at += length || 1
    }
    for (let at = 0, guessed = 0; at < words.length;) {
      const length = measure(words, at, index.S) || 1, chosen = words.slice(at, at += length), phrase = phraseOf(chosen)
      const there = chosen.map(termOf).filter(term => index.K.has(term)), variants = there[0] ? [[1, there, 1]] : [], seen = [phrase]
      const add = (worth, terms) => terms.every(term => index.K.has(term)) && variants.push([worth, terms])
      for (const other of index.S.get(phrase) || []) if (!seen.includes(other)) seen.push(other), add(.86, other.split(" "))
      if (!there[0] && !index.S.has(phrase) && guessed++ < 4) {
        if (phrase[4]) for (let place = 2; place < phrase.length - 1; place++) add(.9, [phrase.slice(0, place), phrase.slice(place)])
        for (const word of index.W)
          if (at == words.length && phrase[1] && word.startsWith(phrase)) add(.8, [word])
          else if (phrase[2] && slipped(phrase, word)) add(.5, [word])
      }
      units.push([chosen, variants, phrase])
    }
    return units
  }

  // Scoring.
  const level = item => Math.round(item[1] * 1e6 + 1 / 7)
  const order = (one, other) => one[2] - other[2] || level(other) - level(one) || one[0] - other[0]
  const rank = (index, units) => {
    const lists = {__proto__: null}, weights = {__proto__: null}, found = []
    for (const unit of units) for (const variant of unit[1]) for (const term of variant[1]) {
      lists[term] = lists[term] || postings(index, term)
      weights[term] = Math.round(Math.log(1 + index.d.length / lists[term].length) * 1000) / 1000
    }
    const heavy = units.map(([chosen, variants, phrase]) => {
      const lightness = index.l.split("|").includes(phrase) ? .2 : 1, masses = variants.map(variant => sum(variant[1].map(term => weights[term])))
      const mass = variants[0] ? lightness * sum(masses) / masses.length : 0
      return [variants, lightness, mass, variants.map((variant, number) => variant[0] * mass / masses[number])]
    })
    const total = sum(heavy.map(unit => unit[2]))
    for (const [variants, lightness, mass, factors] of heavy) {
      const best = []
      variants.forEach((variant, number) => {
        const sums = []
        for (const term of variant[1]) for (const [page, place] of lists[term]) {
          const [score, there, count] = sums[page] || [0, 0, 0]
          sums[page] = [score + weights[term] * [.3, .55, 1.2, 2.2][place], there + weights[term], count + 1]
        }
        sums.forEach(([score, there, count], page) => {
          score *= factors[number]
          if ((variant[2] || count == variant[1].length) && !((best[page] || [-1])[0] >= score))
            best[page] = [score, there * factors[number] / mass]
        })
      })
      best.forEach(([score, share], page) => {
        const [words, covered] = found[page] || [0, 0]
        found[page] = [words + score, covered + share * mass / total]
      })
    }
    const typed = units.flatMap(unit => unit[0]).filter(word => termOf(word) in weights)
    const isMarked = typed.some(word => word[0] != termOf(word))
    const pinned = index.b[units.map(unit => unit[2]).join(" ")] || []
    for (const page of pinned) found[page] = found[page] || [0, 0]
    return found.map(([words, covered], page) => {
      const title = index.T[page], terms = title.map(termOf), sides = terms.map((term, at) => term + " " + terms[at + 1])
      const side = (left, right, worth) => sides.includes(left + " " + right) ? worth * (weights[left] + weights[right]) / 2 : 0
      let pairs = 0, spelling = 0
      heavy.forEach((unit, number) => {
        let inside = 0, across = 0
        unit[0].forEach((left, place) => {
          inside = Math.max(inside, sum(left[1].slice(1).map((term, at) => side(left[1][at], term, unit[3][place]))))
          const next = heavy[number + 1]
          if (next) for (const right of next[0])
            across = Math.max(across, side(left[1][left[1].length - 1], right[1][0], left[0] * right[0] * unit[1] * next[1]))
        })
        pairs += inside + across
      })
      if (isMarked) for (const [marked, term] of typed)
        if (terms.includes(term)) spelling += weights[term] * (title.some(word => word[0] == marked) ? .35 : -1.5)
      const share = terms.filter(term => term in weights).length / (terms.length || 1), place = pinned.indexOf(page)
      const score = words && (words * (.45 + .55 * covered) + 2 * pairs + spelling) / total * (.7 + .3 * share) * index.d[page][3] / 100
      return [page, score, place < 0 ? 0 : place - 9, index]
    }).filter(item => item).sort(order)
  }

  // The box, and what is found below it.
  const form = document.querySelector("[data-search]"), list = form.querySelector("ul"), said = form.querySelector("[role=status]")
  const topics = list.innerHTML, hint = said.textContent
  let isAway = 0, loaded = {}
  // What could not be had is asked for again; until it comes the form goes to the server. So is everything when a part
  // is not of the release its index is of: its lists are of other words.
  const load = async (url, version) => {
    try {
      const answer = await (loaded[url] = loaded[url] || fetch(url).then(answer => answer.json()).then(open))
      if (version && answer.h != version) throw loaded = {}
      isAway = 0
      return answer
    } catch (error) {
      delete loaded[url]
      throw isAway = error
    }
  }
  const find = async (index, query) => {
    const units = ask(index, query)
    if (index.x) for (const unit of units) for (const variant of unit[1]) for (const term of variant[1]) {
      const shard = shardOf(term)
      index.P[shard] = index.P[shard] || (await load(index.x + "-" + shard + ".json?" + index.h, index.h)).p.split(" ")
    }
    return rank(index, units)
  }
  const search = async (query, wide) => {
    const main = await load(form.dataset.search)
    let found = await find(main, query)
    if (wide || !found[0] || found[0][2] >= 0 && found[0][1] < .9)
      for (const url of wide ? main.n : main.n.slice(0, 1)) found = found.concat(await find(await load(url), query)).sort(order)
    return [found, main]
  }
  const show = async wide => {
    const query = form.q.value, [found, main] = await search(query, wide)
    if (query != form.q.value) return
    const item = (text, name) => {
      list.insertAdjacentHTML("beforeend", "<li><" + name + ">")
      const child = list.lastChild.firstChild
      child.textContent = text
      return child
    }
    // Whoever stood in the list, on the button that is about to go, stands at its beginning again.
    const isInside = list.contains(document.activeElement)
    list.textContent = ""
    if (!query) return list.innerHTML = topics, said.textContent = hint
    for (const [page, score, place, index] of found.slice(0, 12)) {
      const [title, path, kind] = index.d[page]
      item(title + (index.k[kind] && " · " + index.k[kind]), "a").href = path.replace(/~$/, index.T[page].map(termOf).join("-") + "/")
    }
    said.textContent = main.t[found[0] ? 0 : 1].replace("%", found.length)
    if (main.n[0] && !wide) item(main.t[2], "button").onclick = () => !show(1)
    if (isInside) (list.querySelector("a") || form.q).focus()
  }
  const here = form.action == location.origin + location.pathname
  form.oninput = () => show()
  form.onsubmit = () => {
    if (isAway) return
    const hash = "#" + encodeURIComponent(form.q.value)
    if (here) history.replaceState(0, "", hash)
    else location = form.action + hash
    return false
  }
  form.onkeydown = event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key], places = [form.q, ...list.querySelectorAll("a,button")]
    const next = places[places.indexOf(document.activeElement) + step]
    if (next) return next.focus(), false
  }
  if (here && location.hash) form.q.value = decodeURIComponent(location.hash.slice(1))
  if (form.dataset.search) load(form.dataset.search)
  if (form.q.value) show()
  form.find = search
})()
