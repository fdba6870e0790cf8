'use strict';

// A cell's data-value is what it is sorted by; an empty one is unknown and comes last.
const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;

function sort(table, column) {
  const heads = [...table.tHead.rows[0].cells];
  const head = heads[column];
  const number = head.classList.contains('number');
  const other = { ascending: 'descending', descending: 'ascending' };
  const direction = other[head.getAttribute('aria-sort')] ?? (number ? 'descending' : 'ascending');
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = (a, b) => {
    if (a === '' || b === '') return (a === '') - (b === '');
    return sign * (number ? Number(a) - Number(b) || 0 : a.localeCompare(b));
  };
  heads.forEach((each) => each.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', direction);
  for (const body of table.tBodies) {
    const keyed = [...body.rows].map((row) => [value(row, column), row]);
    body.append(...keyed.sort((a, b) => compare(a[0], b[0])).map(([, row]) => row));
  }
}

for (const table of document.querySelectorAll('table')) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (head.classList.contains('bar')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(table, column));
    head.append(button);
  });
}

const form = document.querySelector('.filter');
if (form) {
  const rows = [...document.querySelectorAll('.failures tbody tr')];
  const texts = new Map();
  const holds = (row, words) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return words.every((word) => texts.get(row).includes(word));
  };
  const choose = () => {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...form.querySelectorAll('select')].filter((select) => select.value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(
        chosen.every((select) => row.dataset[select.name] === select.value)
        && (!words.length || holds(row, words))
      );
      shown += !row.hidden;
    }
    form.elements.shown.value = `${shown.toLocaleString('en')} of ${rows.length.toLocaleString('en')}`;
  };
  form.addEventListener('input', choose);
  form.addEventListener('change', choose);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  choose();
}
