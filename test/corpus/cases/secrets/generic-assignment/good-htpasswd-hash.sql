INSERT INTO users (name, password) VALUES ('jonas', '$2b$12$«made:[A-Za-z0-9./]{53}»');
INSERT INTO users (name, password) VALUES ('maria', '$argon2id$v=19$m=65536,t=3,p=4$«made:[A-Za-z0-9+/]{22}»$«made:[A-Za-z0-9+/]{43}»');
CREATE TABLE tokens (id uuid PRIMARY KEY, token_hash bytea NOT NULL, secret_name text);
