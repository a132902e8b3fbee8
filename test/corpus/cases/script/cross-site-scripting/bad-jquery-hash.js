import $ from 'jquery';

$(() => {
  const tab = decodeURIComponent(location.hash.slice(1));
  $('#breadcrumb').html('Home &raquo; ' + tab);
});
