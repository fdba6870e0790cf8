() => {
  // Scrolls to the newest question and lets screen readers read out what comes in; opens the source
  // at its quote; copies and saves what the server sends.
  let shown = '';
  let place = '';
  let opener = null;

  const followConversation = () => {
    const turns = document.querySelectorAll('#conversation .turn');
    const last = turns[turns.length - 1];
    const now = turns.length + (last && last.querySelector('.looking') ? ' asked' : '');
    if (last && now !== shown) setTimeout(() => last.scrollIntoView({block: 'start'}), 150);
    shown = now;
    document.querySelector('#conversation')?.setAttribute('aria-live', 'polite');
  };

  const followSource = () => {
    const panel = document.querySelector('#source');
    const now = panel ? panel.querySelector('.place')?.textContent || '' : '';
    if (now === place) return;
    if (!place) opener = document.activeElement;
    place = now;
    if (!panel) return opener?.focus();
    panel.setAttribute('role', 'complementary');
    panel.setAttribute('aria-label', 'Source');
    setTimeout(() => {
      const quote = panel.querySelector('.article .token.highlighted .text');
      const box = panel.querySelector('.article');
      if (quote && box) box.scrollTop += quote.getBoundingClientRect().top
        - box.getBoundingClientRect().top - box.clientHeight / 3;
      document.querySelector('#close-source')?.focus({preventScroll: true});
    }, 150);
  };

  new MutationObserver(() => { followConversation(); followSource(); })
    .observe(document.body, {childList: true, subtree: true, characterData: true});

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') document.querySelector('#close-source')?.click();
  });

  const said = (selector, words) => {
    const button = document.querySelector(selector);
    if (!button) return;
    const before = button.textContent;
    button.textContent = words;
    setTimeout(() => { button.textContent = before; }, 1500);
  };

  window.pullquote = {
    copy: async (text, selector) => {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Without https there is no clipboard, but for what is selected.
        const box = Object.assign(document.createElement('textarea'), {value: text});
        document.body.append(box);
        box.select();
        document.execCommand('copy');
        box.remove();
      }
      if (selector) said(selector, 'Copied');
    },
    save: (file) => {
      const {name, type, text} = JSON.parse(file);
      const address = URL.createObjectURL(new Blob([text], {type}));
      const link = Object.assign(document.createElement('a'), {href: address, download: name});
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    },
  };
}
