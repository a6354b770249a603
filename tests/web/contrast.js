// In: the least contrast. Out: how many pieces of text there are, and those that have less of it.
const parse = (c) => { const v = c.match(/[\d.]+/g).map(Number);
  return c.startsWith("color(srgb") ? [v[0] * 255, v[1] * 255, v[2] * 255, v[3] ?? 1] : [v[0], v[1], v[2], v[3] ?? 1]; };
const over = (top, under) => top.slice(0, 3).map((part, n) => part * top[3] + under[n] * (1 - top[3]));
const ground = (node) => { const stack = [];
  for (let e = node; e; e = e.parentElement) stack.push(parse(getComputedStyle(e).backgroundColor));
  return stack.reverse().reduce((under, top) => over(top, under), [255, 255, 255]); };
const light = (rgb) => { const [r, g, b] = rgb.map((p) => (p /= 255) <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const poor = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let counted = 0;
while (walker.nextNode()) {
  const node = walker.currentNode.parentElement;
  if (!walker.currentNode.textContent.trim() || !node.checkVisibility() || node.closest("script, noscript")) continue;
  const under = ground(node), [a, b] = [light(over(parse(getComputedStyle(node).color), under)), light(under)];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  counted += 1;
  if (ratio < arguments[0]) poor.push([ratio.toFixed(2), node.tagName, node.className, walker.currentNode.textContent.trim().slice(0, 30)]);
}
return { counted, poor };
