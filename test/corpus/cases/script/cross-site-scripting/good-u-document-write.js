var params = new URL(document.location).searchParams;
document.write('<img src="/pixel.gif?ref=' + encodeURIComponent(params.get('ref')) + '">');
