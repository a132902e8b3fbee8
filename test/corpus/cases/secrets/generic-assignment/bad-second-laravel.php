return [
    'default' => 'mysql',
    'connections' => ['mysql' => ['host' => 'db', 'username' => 'shop', 'password' => env('DB_PASSWORD', '«made:[A-Za-z]{5}\d{3}[!#%]»')]],
];
