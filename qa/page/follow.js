() => {
  // Scrolls to the newest question and lets screen readers read out what comes in.
  let shown = '';
  new MutationObserver(() => {
    const turns = document.querySelectorAll('#conversation .turn');
    const last = turns[turns.length - 1];
    const now = turns.length + (last && last.querySelector('.looking') ? ' asked' : '');
    if (last && now !== shown) setTimeout(() => last.scrollIntoView({block: 'start'}), 150);
    shown = now;
    document.querySelector('#conversation')?.setAttribute('aria-live', 'polite');
  }).observe(document.body, {childList: true, subtree: true});
}
