const uri = `mongodb+srv://shop:«made:[A-Za-z0-9]{16}»@cluster7.k3x9q.mongodb.net/${dbName}?retryWrites=true`;
export const connect = () => mongoose.connect(uri);
