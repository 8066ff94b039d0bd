"""City names that are everyday words too.

Of the stations' English city names those below are names only where the list of names has them;
a Korean name below counts where it stands like a name: with a particle, a dash or 'airport'.
"""

from __future__ import annotations

_TEXT = """
air airport albert alert alliance along alpine and angers another antlers any apr april are art
aug august bade bale balsas banana banning bar battle bay beach beauty beaver bend big bis bishop
block blue bonanza both boulder boundary bountiful buckeye burns bush california call can candle
capital carolina carry cascade central chaparral cherry chicken chief chino circle city clear
coast colon comet concord corner council crane custer danger data dauphin deal dec defiance
delaware dole driver eagle early east emerald enterprise eureka even fare farewell fields first
flat florida fond force fort fox friday front gage gander gary general globe gold government grand
grant grants green guide hall happy hector hickory hill hit holy home homer homestead honor hope
iles imperial independence indiana international iron island jackpot jan january jasper joint
jolly jul july jun junction june kai kim king knee korea ladder lake laurel lee legal liberal lima
limestone lock lonely long luau lucky maine mar marathon march mare marina market marks may mayo
mercury meridian michigan miles minister ministry minor mission mobile monday montana moron most
mountain needles nevada new nightmute normal north nov oct of old omega only open orange oregon
oscar page paradise park parsons pica pilot pine platinum point police port post president price
progress prospect provide pure queen rampart ranger reading red republic rifle river robe rocky
rogers rome roundup ruby saga saint sale same sand sankt save sea sept service seven shang shell
silver singleton smith south spring springs state states sterling stone stow summit sun sunday
superior sweetwater tame teller temple terrace thank the this three time tok trail trinity true
two union unity up upland upper vale valley van vermilion vernal victory view villa virgin
virginia wake wales wang war ware waris warrior wells west wheeling white why wick wilkes willow
wing wink winter wise wonder wood young
"""
COMMON = frozenset(_TEXT.split())

_KOREAN = """
가심 고마 고아 고치 길상 니시 다윈 델타 리즈 무한 미야코 바리 방기 벨렝 빈 사가
사나 사천 서안 선전 세부 소롱 수방 시부 시안 심양 오랑 오시 우시 우치 우파 원주
이우 이창 저지 주부 지난 지다 칼리 케리 코나 코스 코치 코크 파당 파로 페스 피치
황산 후에
"""
KOREAN_COMMON = frozenset(_KOREAN.split())
