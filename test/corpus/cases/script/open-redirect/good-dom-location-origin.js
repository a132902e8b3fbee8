const params = new URLSearchParams(window.location.search);

function afterLogin() {
  const to = new URL(params.get('redirect') || '/home', window.location.origin);
  if (to.origin === window.location.origin) {
    window.location.href = to.href;
  } else {
    window.location.assign('/home');
  }
}

document.getElementById('login').addEventListener('submit', afterLogin);
