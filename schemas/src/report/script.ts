/** Filter, toggle and pinned provenance; without it the page still reads. */
export const script = `
'use strict';
const controls = document.getElementById('controls');
const filter = document.getElementById('filter');
const only = document.getElementById('only');
const shown = document.getElementById('shown');
const rows = [...document.querySelectorAll('tr.value')];
controls.hidden = false;
document.documentElement.className = 'js';
function apply() {
  const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    row.hidden = (only.checked && !row.classList.contains('differs')) || !words.every((word) => row.dataset.words.includes(word));
    if (!row.hidden) count++;
  }
  for (const body of document.querySelectorAll('#values tbody')) body.hidden = !body.querySelector('tr.value:not([hidden])');
  shown.textContent = count === rows.length ? rows.length + ' values' : count + ' of ' + rows.length + ' values';
}
filter.addEventListener('input', apply);
only.addEventListener('change', apply);
apply();
const close = (except) => {
  for (const other of document.querySelectorAll('.pinned')) if (other !== except) other.classList.remove('pinned');
};
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest('.provenance')) return;
  const cell = target.closest('td button') && target.closest('td');
  close(cell);
  if (cell) cell.classList.toggle('pinned');
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    close();
    if (document.activeElement instanceof HTMLElement && document.activeElement.closest('td')) document.activeElement.classList.add('quiet');
  }
  if (event.key === '/' && document.activeElement !== filter) {
    event.preventDefault();
    filter.focus();
  }
});
document.addEventListener('focusout', (event) => event.target instanceof Element && event.target.classList.remove('quiet'));
`;
