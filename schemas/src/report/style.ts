/** Light and dark, wide and narrow, screen and paper. */
export const style = `
:root { color-scheme: light dark; --bg: #fbfaf8; --card: #fff; --ink: #1d1f24; --soft: #5d6470; --line: #e3e0da; --accent: #1f5fbf; --accent-bg: #e8f0fc;
  --error: #b3261e; --error-bg: #fdecea; --warning: #8a5a00; --warning-bg: #fdf3dc; --good: #1c6e3d; --shadow: 0 6px 24px #0002, 0 1px 3px #0003;
  --s0: #2f6fc4; --s1: #b4571a; --s2: #2c7d52; --s3: #8e4aa0; --s4: #a63c4f; --s5: #55702a; --reserve: #6c7380; --room: #eeece7; }
@media (prefers-color-scheme: dark) { :root { --bg: #14161a; --card: #1c1f25; --ink: #e8e9ec; --soft: #a2a9b4; --line: #31353d; --accent: #8ab8ff; --accent-bg: #1f2f4a;
  --error: #ff9d94; --error-bg: #3b1d1b; --warning: #f0c25c; --warning-bg: #362a10; --good: #7fd6a1; --shadow: 0 6px 24px #000a, 0 0 0 1px #3a3f48;
  --s0: #6fa8f5; --s1: #e8975a; --s2: #69c493; --s3: #cf92e0; --s4: #ee8a9b; --s5: #a9c674; --reserve: #8e96a3; --room: #2a2e35; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 7rem; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main, header.page, footer { max-width: 1240px; margin: 0 auto; padding: 0 24px; }
header.page { padding-top: 36px; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.015em; margin: 0 0 4px; }
h2 { font-size: 20px; letter-spacing: -0.01em; margin: 44px 0 14px; }
h3 { font-size: 15px; margin: 0; }
p { margin: 0; }
a { color: var(--accent); text-underline-offset: 2px; }
code, pre, .at, .where { font-family: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 13px; }
.lead { color: var(--soft); }
.summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px; margin: 22px 0 0; padding: 0; list-style: none; }
.summary li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px 16px; }
.summary b { display: block; font-size: 17px; }
.clean, .good { color: var(--good); } .bad { color: var(--error); } .meh { color: var(--warning); }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 18px 0 0; padding: 0; list-style: none; }
.finding { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--warning); border-radius: 8px; padding: 14px 18px; margin: 0 0 12px; }
.finding.error { border-left-color: var(--error); }
.finding h3 { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; margin-bottom: 6px; }
.finding h3 code { font-size: 14px; }
.where, .related { color: var(--soft); font-weight: 400; overflow-wrap: anywhere; }
.finding pre { margin: 10px 0; padding: 10px 12px; overflow-x: auto; background: var(--bg); border-radius: 6px; border: 1px solid var(--line); line-height: 1.45; }
.help { color: var(--good); } .help::before { content: "→ "; }
.meta { margin-top: 8px; font-size: 13px; }
.badge, .chip, .layer { display: inline-block; font: 600 12px/1.5 system-ui, sans-serif; border-radius: 99px; padding: 1px 9px; }
.badge.error { background: var(--error-bg); color: var(--error); } .badge.warning { background: var(--warning-bg); color: var(--warning); }
.chip, .layer { background: var(--room); color: var(--soft); } .layer.overlay, .layer.flag { background: var(--accent-bg); color: var(--accent); }
.budgets { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 16px; }
.budgets section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; min-width: 0; }
.budgets h3 { font-size: 16px; margin-bottom: 8px; }
figure { margin: 0 0 18px; } figure:last-child { margin-bottom: 0; }
figcaption { color: var(--soft); font-size: 13px; } figcaption b { color: var(--ink); font-weight: 600; float: right; } figure.over figcaption b { color: var(--error); }
figure > svg { display: block; width: 100%; height: auto; overflow: visible; }
.legend { columns: 1; margin: 4px 0 0; padding: 0; list-style: none; font-size: 12.5px; color: var(--soft); }
.legend svg { width: 9px; height: 9px; margin-right: 6px; } .legend b { color: var(--ink); } .sum { white-space: nowrap; }
.note { color: var(--soft); font-size: 12.5px; margin-top: 4px; }
svg text { font: 600 11.5px system-ui, sans-serif; fill: var(--ink); } svg .in { fill: var(--card); text-anchor: middle; } svg .name { text-anchor: end; font-weight: 400; fill: var(--soft); }
.room { fill: var(--room); } .limit { stroke: var(--ink); stroke-width: 2; } .grid { stroke: var(--line); } .range { stroke: var(--s0); stroke-width: 3; } .end { fill: var(--s0); } .end.top { fill: var(--card); stroke: var(--s0); stroke-width: 2.5; }
.s0 { fill: var(--s0); } .s1 { fill: var(--s1); } .s2 { fill: var(--s2); } .s3 { fill: var(--s3); } .s4 { fill: var(--s4); } .s5 { fill: var(--s5); } .reserve { fill: var(--reserve); }
#controls { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; background: var(--bg); padding: 10px 0; }
#controls[hidden] { display: none; }
#filter { flex: 1 1 220px; max-width: 420px; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: 7px 12px; }
#only { width: 17px; height: 17px; accent-color: var(--accent); vertical-align: -3px; margin-right: 6px; } #shown { color: var(--soft); margin-left: auto; }
table { width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
th, td { text-align: left; padding: 4px 14px; vertical-align: top; border-bottom: 1px solid var(--line); position: relative; }
tbody:last-child tr:last-child > * { border-bottom: 0; }
thead th { padding: 9px 14px; color: var(--soft); font-size: 13px; position: sticky; top: var(--bar, 0); background: var(--card); z-index: 2; border-radius: 10px 10px 0 0; }
.js thead th { top: 56px; }
thead th:first-child, tr.value > th { width: 32%; }
tr.group th { background: var(--room); font-size: 14px; padding: 6px 14px; }
tr.value > th { font-weight: 400; overflow-wrap: anywhere; } tr.value > th code { line-height: 24px; }
tr.differs > th { font-weight: 600; box-shadow: inset 3px 0 var(--accent); } tr.faulty > th { box-shadow: inset 3px 0 var(--error); }
tr:target > * { background: var(--accent-bg); }
td button { all: unset; box-sizing: border-box; cursor: pointer; display: block; max-width: 100%; padding: 0 6px; margin: 0 -6px; border-radius: 5px; line-height: 24px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--soft); }
td button.overlay, td button.flag { color: var(--ink); } td button.overlay.apart, td button.flag.apart { color: var(--accent); font-weight: 600; }
td button:hover { background: var(--accent-bg); } :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; } td button:focus-visible { outline: 2px solid var(--accent); }
.none { color: var(--soft); }
.provenance { visibility: hidden; position: absolute; z-index: 4; top: 32px; left: 8px; width: max-content; max-width: min(420px, 90vw); background: var(--card); color: var(--ink); border-radius: 10px; box-shadow: var(--shadow); padding: 12px 16px; font-size: 13px; overflow-wrap: anywhere; }
td:last-child .provenance { left: auto; right: 8px; }
button:hover + .provenance, button:focus-visible:not(.quiet) + .provenance, .provenance:hover, .pinned .provenance { visibility: visible; }
.provenance ol { margin: 6px 0 0; padding: 0; list-style: none; } .provenance li { padding: 5px 0; border-top: 1px solid var(--line); } .provenance .word, .provenance .at { color: var(--soft); }
.key { color: var(--soft); font-size: 13px; margin: 0 0 8px; } .key code { padding: 0 4px; } .key .o { color: var(--accent); font-weight: 600; }
footer { color: var(--soft); font-size: 13px; padding-top: 36px; padding-bottom: 48px; }
@media (max-width: 720px) {
  main, header.page, footer { padding-left: 16px; padding-right: 16px; } h1 { font-size: 24px; } #shown { margin-left: 0; }
  .summary { grid-template-columns: 1fr; gap: 8px; } .summary li { display: flex; gap: 12px; align-items: baseline; padding: 9px 14px; }
  table, tbody, tr, tbody th, td { display: block; width: auto; } tr[hidden], tbody[hidden] { display: none; } thead { display: none; }
  tr.value { border-bottom: 1px solid var(--line); padding: 8px 0; } tr.value > th { width: auto; } th, td { border: 0; padding: 0 14px; }
  td { display: grid; grid-template-columns: 5.5rem 1fr; } td::before { content: attr(data-env); color: var(--soft); font-size: 13px; line-height: 24px; }
  .provenance, td:last-child .provenance { left: 14px; right: 14px; width: auto; max-width: none; }
}
@media print {
  :root { --bg: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; } #controls, nav { display: none; } body { font-size: 11px; } .provenance { display: none; }
  tr, article, figure { break-inside: avoid; } thead th { position: static; } td button { white-space: normal; overflow-wrap: anywhere; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
