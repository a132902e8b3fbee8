<?php
$pdo = new PDO('mysql:host=db.acme.io;dbname=shop;charset=utf8mb4', 'shop', '«made:[A-Za-z]{5}\d{3}[!#%]»');
