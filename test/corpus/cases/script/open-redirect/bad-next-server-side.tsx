import type { GetServerSideProps } from 'next';

export const getServerSideProps: GetServerSideProps = async ({ query, req }) => {
  if (req.cookies.session) {
    return { redirect: { destination: query.callbackUrl as string, permanent: false } };
  }
  return { props: {} };
};

export default function Login() {
  return <form method="post" action="/api/login" />;
}
