default['shop']['db']['password'] = nil
password = data_bag_item('secrets', 'db')['password']
node.override['token'] = Chef::EncryptedDataBagItem.load('keys', 'api')['token']
