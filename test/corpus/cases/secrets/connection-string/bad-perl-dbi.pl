use DBI;
my $dbh = DBI->connect("dbi:Pg:dbname=shop;host=db.acme.io", "shop", "«made:[A-Za-z]{5}\d{3}[!#%][A-Za-z]{3}»", { RaiseError => 1 });
