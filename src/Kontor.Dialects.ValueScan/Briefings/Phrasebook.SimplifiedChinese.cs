namespace Kontor.Dialects.ValueScan.Briefings;

internal sealed partial record Phrasebook
{
    public static Phrasebook SimplifiedChinese { get; } =
        new()
        {
            Group = ",",
            Point = ".",
            Comma = "、",
            Space = "",
            Price = "{token} 现价 {price} 美元。",
            HourUp = "过去 1 小时上涨 {change}%。",
            HourDown = "过去 1 小时下跌 {change}%。",
            HourSame = "与 1 小时前持平。",
            DayUp = "24 小时内上涨 {change}%。",
            DayDown = "24 小时内下跌 {change}%。",
            DaySame = "与 24 小时前持平。",
            Turnover = "24 小时内现货与合约成交额合计 {amount} 美元。",
            NoTurnover = "过去 24 小时内没有成交。",
            SpotIn = "其间现货资金净流入 {amount} 美元。",
            SpotOut = "其间现货资金净流出 {amount} 美元。",
            ContractIn = "其间合约资金净流入 {amount} 美元。",
            ContractOut = "其间合约资金净流出 {amount} 美元。",
            TrendUp = "上一个完整交易日主力增持，且现货买盘强于卖盘，趋势向上。",
            TrendDown = "上一个完整交易日主力减持，且现货卖盘强于买盘，趋势向下。",
            TrendNone = "上一个完整交易日主力持仓与现货资金未形成一致方向。",
            Resistances = "上方压力位在 {prices} 美元附近。",
            NoResistance = "上方没有成交密集区。",
            Supports = "下方支撑位在 {prices} 美元附近。",
            NoSupport = "下方没有成交密集区。",
        };
}
