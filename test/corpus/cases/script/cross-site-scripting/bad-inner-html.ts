interface Notice {
  title: string;
  level: 'info' | 'warning';
}

function readNotice(): Notice {
  const parameters = new URLSearchParams(window.location.search);
  return { title: parameters.get('title') ?? '', level: 'info' };
}

export function showNotice(root: HTMLElement): void {
  const notice = readNotice();
  const box = document.createElement('div');
  box.className = `notice-${notice.level}`;
  box.innerHTML = `<strong>${notice.title}</strong>`;
  root.append(box);
}
