RSpec.describe 'login' do
  let(:user) { create(:user, password: 'password', password_confirmation: 'password') }

  it 'signs in' do
    post '/login', params: { email: user.email, password: 'secret' }
    expect(response.headers['X-Token']).to be_present
  end
end
