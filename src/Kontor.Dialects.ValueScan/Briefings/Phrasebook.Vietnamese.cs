namespace Kontor.Dialects.ValueScan.Briefings;

internal sealed partial record Phrasebook
{
    public static Phrasebook Vietnamese { get; } =
        new()
        {
            Group = ".",
            Point = ",",
            Comma = "; ",
            Space = " ",
            Price = "{token} đang giao dịch ở mức {price} USD.",
            HourUp = "Giá tăng {change}% trong một giờ qua.",
            HourDown = "Giá giảm {change}% trong một giờ qua.",
            HourSame = "Giá không đổi so với một giờ trước.",
            DayUp = "Giá tăng {change}% trong 24 giờ.",
            DayDown = "Giá giảm {change}% trong 24 giờ.",
            DaySame = "Giá không đổi so với 24 giờ trước.",
            Turnover = "Tổng giá trị giao dịch giao ngay và hợp đồng trong 24 giờ đạt {amount} USD.",
            NoTurnover = "Không có giao dịch nào trong 24 giờ qua.",
            SpotIn = "Trong thời gian đó, dòng tiền ròng vào thị trường giao ngay là {amount} USD.",
            SpotOut = "Trong thời gian đó, dòng tiền ròng ra khỏi thị trường giao ngay là {amount} USD.",
            ContractIn = "Trong thời gian đó, dòng tiền ròng vào thị trường hợp đồng là {amount} USD.",
            ContractOut = "Trong thời gian đó, dòng tiền ròng ra khỏi thị trường hợp đồng là {amount} USD.",
            TrendUp = "Trong ngày trọn vẹn gần nhất, các nhà đầu tư lớn tăng nắm giữ và lực mua giao ngay mạnh hơn lực bán: xu hướng tăng.",
            TrendDown =
                "Trong ngày trọn vẹn gần nhất, các nhà đầu tư lớn giảm nắm giữ và lực bán giao ngay mạnh hơn lực mua: xu hướng giảm.",
            TrendNone = "Trong ngày trọn vẹn gần nhất, các nhà đầu tư lớn và dòng tiền giao ngay không cùng hướng.",
            Resistances = "Vùng kháng cự gần {prices} USD.",
            NoResistance = "Không có vùng giao dịch dày đặc phía trên giá.",
            Supports = "Vùng hỗ trợ gần {prices} USD.",
            NoSupport = "Không có vùng giao dịch dày đặc phía dưới giá.",
        };
}
