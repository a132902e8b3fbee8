const params = new URLSearchParams(window.location.search);

function afterLogin() {
  const to = params.get('redirect');
  if (to) {
    window.location.href = to;
  } else {
    window.location.assign('/home');
  }
}

document.getElementById('login').addEventListener('submit', afterLogin);
