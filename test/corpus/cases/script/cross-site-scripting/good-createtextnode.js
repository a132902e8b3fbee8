const note = new URLSearchParams(location.search).get('note');
const box = document.createElement('pre');
box.appendChild(document.createTextNode(note || ''));
box.setAttribute('title', note || '');
document.body.append(box);
