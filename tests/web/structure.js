// Out: fields that no label names, pictures without a text, parts of a page without a name, links without words.
const wrong = [];
for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea, button"))
  if (!(field.labels && field.labels.length) && !field.getAttribute("aria-label") && !field.textContent.trim()) wrong.push(field.outerHTML.slice(0, 80));
for (const image of document.querySelectorAll("img:not([alt]), iframe:not([title])")) wrong.push(image.outerHTML.slice(0, 80));
for (const mark of ["header", "main", "footer", "h1"]) {
  const found = document.querySelectorAll(mark === "h1" || mark === "main" ? mark : `body > ${mark}`).length;
  if (found !== 1) wrong.push(`${found} × ${mark}`);
}
for (const nav of document.querySelectorAll("nav, aside, [role=region]")) if (!nav.getAttribute("aria-label")) wrong.push(nav.outerHTML.slice(0, 80));
for (const link of document.querySelectorAll("a[href]")) if (!link.textContent.trim() && !link.getAttribute("aria-label") && !link.querySelector("img[alt]")) wrong.push(link.outerHTML.slice(0, 80));
const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) wrong.push(`two × ${id}`);
for (const table of document.querySelectorAll("main thead")) if (table.querySelector("th:not([scope])")) wrong.push("th without scope");
if (document.documentElement.scrollWidth > innerWidth) wrong.push(`wider than the window: ${document.documentElement.scrollWidth}`);
return wrong;
