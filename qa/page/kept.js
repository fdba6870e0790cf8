// What a reader asked before, kept in this browser alone: an entry for each conversation, newest
// first, under a key for each name that logs in.
window.pullquoteKept = (() => {
  const MOST = 30;
  let key = 'pullquote';
  let current = null;

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || '[]');
      return Array.isArray(kept) ? kept.filter((each) => each && each.turns) : [];
    } catch {
      return [];
    }
  };
  const write = (all) => {
    try {
      localStorage.setItem(key, JSON.stringify(all.slice(0, MOST)));
    } catch {
      // No room, or the browser keeps nothing: the conversation goes on all the same.
    }
  };
  const list = () => JSON.stringify(read().map(({id, title, at}) => ({id, title, at})));

  return {
    list: (reader) => {
      key = `pullquote ${reader}`;
      return list();
    },
    keep: (told) => {
      if (!told) return list();
      const turns = JSON.parse(told);
      if (!turns.length) {
        current = null;
        return list();
      }
      current ??= Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
      const others = read().filter((each) => each.id !== current);
      const at = new Date().toISOString().slice(0, 10);
      write([{id: current, title: turns[0].question, at, turns}, ...others]);
      return list();
    },
    open: (id) => {
      const found = read().find((each) => each.id === id);
      current = found ? id : null;
      return JSON.stringify(found ? found.turns : []);
    },
    forget: (id) => {
      write(id ? read().filter((each) => each.id !== id) : []);
      return list();
    },
  };
})();
