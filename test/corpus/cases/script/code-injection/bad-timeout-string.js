const params = new URLSearchParams(window.location.search);

function schedule(action, delay) {
  window.setTimeout(action + '()', delay);
}

schedule(params.get('onload') ?? 'init', 100);
