use strict;
use warnings;
use LWP::UserAgent;

my $ua = LWP::UserAgent->new;
$ua->default_header('Authorization' => 'Bearer «token:sendgrid-key»');
my $res = $ua->post('https://api.sendgrid.com/v3/mail/send', Content => build_mail());
die $res->status_line unless $res->is_success;
