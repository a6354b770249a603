"use strict";
// What makes the pages quicker to use; every page works without it.
(function () {
  const text = document.getElementById("text"), facts = document.getElementById("facts");

  // a narrow window begins with the outline closed
  const outline = document.querySelector("details.outline");
  if (outline && window.matchMedia("(max-width: 1100px)").matches) outline.open = false;

  if (text && facts) {
    // a click on a fact puts its triples beside the text without loading the page again
    const light = (start, end) => {
      for (const lit of text.querySelectorAll(".hit")) lit.classList.remove("hit");
      for (const piece of pieces(start, end)) piece.classList.add("hit");
    };
    // the links that stand within the place, by the offsets that their own addresses name
    const pieces = (start, end) => {
      const found = [];
      const first = document.getElementById(`c${start}-${end}`);
      if (!first) return found;
      let left = end - start, node = first.tagName === "I" ? after(first) : first;
      while (node && left > 0) {
        if (node.nodeType === Node.ELEMENT_NODE && node.tagName !== "I") found.push(node);
        left -= [...node.textContent].length;
        const next = after(node);
        if (next && next.parentNode !== node.parentNode) left -= 1; // the line feed
        node = next;
      }
      return found;
    };
    const after = (node) => {
      if (node.nextSibling) return node.nextSibling;
      let line = node.parentNode.nextElementSibling;
      while (line && !line.firstChild) line = line.nextElementSibling;
      return line ? line.firstChild : null;
    };
    const show = async (at) => {
      const [start, end] = at.split("-").map(Number);
      light(start, end);
      const answer = await fetch(`${text.dataset.facts}?at=${at}`);
      if (!answer.ok) return false;
      facts.innerHTML = await answer.text(); // made by our own templates, which escape every value
      facts.classList.remove("empty");
      facts.scrollTop = 0;
      return true;
    };
    text.addEventListener("click", async (event) => {
      const link = event.target.closest("a.f");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const address = new URL(link.href);
      if (await show(address.searchParams.get("at"))) history.pushState(null, "", address);
      else location.assign(address);
    });
    const fromAddress = () => {
      const at = new URL(location).searchParams.get("at") || (/^#c(\d+-\d+)$/.exec(location.hash) || [])[1];
      if (at) show(at);
    };
    window.addEventListener("popstate", fromAddress);
    if (facts.classList.contains("empty")) fromAddress();

    // the kinds that are marked
    for (const box of document.querySelectorAll("#kinds input")) {
      const kind = box.id.replace("show-", "k-");
      const all = [...text.getElementsByClassName(kind)];
      const apply = () => all.forEach((piece) => piece.classList.toggle("plain", !box.checked));
      box.addEventListener("change", apply);
      apply();
    }
    // where the reader is, in the outline
    const links = new Map([...document.querySelectorAll(".outline a")].map((link) => [link.hash.slice(1), link]));
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        for (const link of links.values()) link.classList.remove("here");
        const link = links.get(entry.target.id);
        if (link) link.classList.add("here");
      }
    }, { rootMargin: "-60px 0px -75% 0px" });
    for (const heading of text.querySelectorAll("[id^='s']")) seen.observe(heading);
  }

  // long lists can be filtered
  for (const field of document.querySelectorAll("input[data-filter]")) {
    const rows = [...document.getElementById(field.dataset.filter).tBodies[0].rows];
    field.closest(".js").hidden = false;
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      for (const row of rows) row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
    });
  }

  // names for a form where there are too many to send them all
  for (const field of document.querySelectorAll("input[data-kind]")) {
    const list = document.getElementById(field.getAttribute("list"));
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const answer = await fetch(`/api/suggest?kind=${field.dataset.kind}&q=${encodeURIComponent(field.value)}`);
        if (!answer.ok) return;
        list.replaceChildren(...(await answer.json()).map(({ value, label }) => {
          const option = document.createElement("option");
          option.value = value;
          if (label && label !== value) option.label = `${value} ${label}`;
          return option;
        }));
      }, 150);
    });
  }

  // Ctrl+Enter runs a query
  const query = document.getElementById("query");
  if (query) query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) query.form.requestSubmit();
  });
  const here = document.getElementById("here");
  if (here) here.textContent = new URL("/sparql", location).href;
})();
