import md5 from 'md5';
import { DataTypes, Model, type Sequelize } from 'sequelize';

export class User extends Model {
  declare password: string;
}

export function define(sequelize: Sequelize): void {
  User.init({ password: DataTypes.STRING }, { sequelize });
  User.beforeCreate((user) => {
    user.password = md5(user.password);
  });
}
