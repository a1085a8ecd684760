namespace Kontor.Dialects.ValueScan.Briefings;

internal sealed partial record Phrasebook
{
    public static Phrasebook TraditionalChinese { get; } =
        new()
        {
            Group = ",",
            Point = ".",
            Comma = "、",
            Space = "",
            Price = "{token} 現價 {price} 美元。",
            HourUp = "過去 1 小時上漲 {change}%。",
            HourDown = "過去 1 小時下跌 {change}%。",
            HourSame = "與 1 小時前持平。",
            DayUp = "24 小時內上漲 {change}%。",
            DayDown = "24 小時內下跌 {change}%。",
            DaySame = "與 24 小時前持平。",
            Turnover = "24 小時內現貨與合約成交額合計 {amount} 美元。",
            NoTurnover = "過去 24 小時內沒有成交。",
            SpotIn = "其間現貨資金淨流入 {amount} 美元。",
            SpotOut = "其間現貨資金淨流出 {amount} 美元。",
            ContractIn = "其間合約資金淨流入 {amount} 美元。",
            ContractOut = "其間合約資金淨流出 {amount} 美元。",
            TrendUp = "上一個完整交易日主力增持，且現貨買盤強於賣盤，趨勢向上。",
            TrendDown = "上一個完整交易日主力減持，且現貨賣盤強於買盤，趨勢向下。",
            TrendNone = "上一個完整交易日主力持倉與現貨資金未形成一致方向。",
            Resistances = "上方壓力位在 {prices} 美元附近。",
            NoResistance = "上方沒有成交密集區。",
            Supports = "下方支撐位在 {prices} 美元附近。",
            NoSupport = "下方沒有成交密集區。",
        };
}
