// Generated from the font's character map (npm run generate).

/** Code points that DejaVu Sans has in regular and bold: runs of `first+count`, in base 36. */
export const fontCoverage = `
w+2n 4g+ga ks+3 kz+1 l3+1 lc+28 nl+3 nr+2 nu+1 nw+7 og+8 oq+6 p0+7 p8+1 pa+k pv+ar 10x+12 121+7 129+13 13d+2
14g+k 152+2 15c+r 168+5 16u+2 16x+2 170+1 179+1 17f+1 17j+1 17l+q 18g+m 193+1 196+1 19c+h 19w+1 1a1+1z 1c6+3
1cb+2 1ce+1 1cg+1 1cl+1 1dc+a 1j4+14 1kb+b 1ko+3 2tb+1 2v5+2 2v8+1 2vb+2 2ve+1 2vh+1 2vo+4 2vt+7 2w1+3 2w5+1
2w7+1 2wa+2 2wd+d 2wr+3 2ww+5 2x2+1 2x4+6 2xc+a 2xo+2 3a8+12 3bk+19 3y9+7 3yh+j 3z1+p 3zr+k 40c+7 40k+2y
43k+17 44s+s 45s+1b 474+h 47m+p 48k+i 496+d 49s+g 4bi+1 4bl+1 4ee+2 4fi+9 4g0+t 5q8+l 5qu+e 5ra+9 5rk+18 5st+e
5tj+2 5tn+1 5tp+1 5tx+1 5uj+11 5vo+6 5xc+70 64g+m 654+6 65c+12 66g+6 66o+8 66x+1 66z+1 671+1 673+v 680+1h
69i+f 69y+e 6ae+6 6al+j 6b6+3 6ba+9 6bk+2t 6ei+8 6es+r 6fk+d 6g0+m 6go+3 6gt+1 6hc+2 6hi+2 6hn+2 6ht+1 6io+a
6iz+1r 6kr+1 6ku+1 6kw+1i 6mh+1 6mo+aq 6xk+2 6xo+6 6xw+5 6y3+2 703+3 70a+1 70d+1 70n+1 710+1 717+k 72m+2 737+1
739+1 73c+1 74y+2 76o+a 7b4+bh 7mm+r 7nk+4 7oi+1 7pd+4 7pi+4 7po+s 7qh+z 7rh+1 7rj+4 7rq+1 7rs+7 7s1+1g 7tk+o
7u9+e 7ut+2 7vk+1 7vq+6 7w0+7k 83q+2 83u+2 85c+2 877+2 89a+8 8a3+1 8ai+2 8ao+3 8b0+h 8bz+1 8dm+2 8e5+10 8fi+d
8hl+2 8hs+r 8in+6 8k3+2 8rk+o 8s9+7 8w0+12 8xc+1i 8z3+1 93s+1 93z+1 942+4 94e+1 fcw+1s wk0+1c wuc+4 wuk+2
wuo+2 wus+4 wv6+d wwa+4 wwk+2 wwo+2 wzs+f x0b+5 x0i+a x0w+i x1i+6 x1q+6 x1y+2 x2c+4 x34+4 x3d+6 x3k+2 x40+b
x6g+8 1b7k+q 1c74+13 1c88+q 1cqt+1 1dkw+7 1dlf+5 1dlp+q 1dmg+5 1dmm+1 1dmo+2 1dmr+2 1dmu+a 1dn6+2a 1dpm+4
1dqr+a 1dr2+2 1dr8+6 1drw+4 1e68+g 1e74+4 1e9c+5 1e9i+3r 1edb+1 1ek9+5 1f5s+v 1f6o+4 2k8w+2f 2koo+2 2kor+4
2kow+5 2kp2+1 2kp6+7 2kpe+q 2l7c+a 2q0g+2s 2q3k+f 2q41+e 2q4h+f 2q4x+f 2qkx+8 2qst+2 2qsx+1 2qt1+1 2r5s+10
2r6t+7 2r71+k 2r7n+1
`;
