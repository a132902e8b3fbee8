use Getopt::Long;
my ($password, $token);
GetOptions('password=s' => \$password, 'token=s' => \$token) or die "usage: $0 --password PASSWORD --token TOKEN\n";
$password //= $ENV{APP_PASSWORD};
print "Enter password: ";
