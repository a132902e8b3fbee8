$(function () {
  var msg = new URL(window.location.href).searchParams.get('msg');
  if (msg) {
    $('#flash').html('<p>' + msg + '</p>').show();
  }
});
