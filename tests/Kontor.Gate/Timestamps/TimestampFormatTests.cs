using System.Globalization;
using Kontor.Gate.Tests.Signing;
using Kontor.Gate.Timestamps;

namespace Kontor.Gate.Tests.Timestamps;

public sealed class TimestampFormatTests
{
    private const int Seed = 1_767_323_045;

    [Theory]
    [InlineData("1760000000000", 1_760_000_000_000)]
    [InlineData("1760000000", 1_760_000_000)]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void BitMart_reads_any_digits_as_milliseconds(string text, long ms) => Reads(TimestampFormat.EpochMs, text, ms);

    [Theory]
    [InlineData("")]
    [InlineData("9223372036854775808")]
    [InlineData("9999999999999999999")]
    [InlineData("00000000000000000000")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0x1")]
    [InlineData("１７６")]
    [InlineData("2026-01-02T03:04:05Z")]
    public void BitMart_refuses_what_is_not_digits_or_does_not_fit(string text) => Refuses(TimestampFormat.EpochMs, text);

    [Theory]
    [InlineData("1760000000000", 1_760_000_000_000)]
    [InlineData("1000000000000", 1_000_000_000_000)]
    [InlineData("9999999999999", 9_999_999_999_999)]
    public void Weex_reads_thirteen_digits(string text, long ms) => Reads(TimestampFormat.EpochMs13, text, ms);

    [Theory]
    [InlineData("")]
    [InlineData("1760000000")]
    [InlineData("176000000000")]
    [InlineData("17600000000000")]
    [InlineData("0760000000000")]
    [InlineData("0000000000000")]
    [InlineData("-176000000000")]
    [InlineData("+176000000000")]
    [InlineData("176000000000.")]
    [InlineData("2026-01-02T03:04:05.678Z")]
    public void Weex_refuses_seconds_signs_and_ISO_text(string text) => Refuses(TimestampFormat.EpochMs13, text);

    [Theory]
    [InlineData("1775734240", 1_775_734_240_000)]
    [InlineData("1775734240123", 1_775_734_240_123)]
    [InlineData("9999999999", 9_999_999_999_000)]
    [InlineData("0000000000", 0)]
    public void ValueScan_reads_ten_digits_as_seconds_and_thirteen_as_milliseconds(string text, long ms) =>
        Reads(TimestampFormat.EpochSecondsOrMs, text, ms);

    [Theory]
    [InlineData("")]
    [InlineData("177573424")]
    [InlineData("17757342401")]
    [InlineData("177573424012")]
    [InlineData("17757342401234")]
    [InlineData("177573424O")]
    [InlineData("-177573424")]
    [InlineData("1775734240.12")]
    public void ValueScan_refuses_every_other_count_of_digits(string text) => Refuses(TimestampFormat.EpochSecondsOrMs, text);

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("2023-10-18T12:21:41.274Z", 1_697_631_701_274)]
    [InlineData("2026-01-02T03:04:05Z", 1_767_323_045_000)]
    [InlineData("2026-01-02T03:04:05.6Z", 1_767_323_045_600)]
    [InlineData("2026-01-02T03:04:05.67Z", 1_767_323_045_670)]
    [InlineData("2026-01-02T03:04:05.678999999Z", 1_767_323_045_678)]
    [InlineData("2024-02-29T00:00:00Z", 1_709_164_800_000)]
    [InlineData("2000-02-29T23:59:59Z", 951_868_799_000)]
    [InlineData("0001-01-01T00:00:00Z", -62_135_596_800_000)]
    [InlineData("9999-12-31T23:59:59.999Z", 253_402_300_799_999)]
    public void X_Layer_reads_UTC_with_or_without_a_fraction(string text, long ms)
    {
        Reads(TimestampFormat.IsoUtc, text, ms);
        Reads(TimestampFormat.IsoOffset, text, ms);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("1767323045678")]
    [InlineData("2026-01-02T03:04:05")]
    [InlineData("2026-01-02T03:04:05.678")]
    [InlineData("2026-01-02T03:04:05.Z")]
    [InlineData("2026-01-02T03:04:05,678Z")]
    [InlineData("2026-01-02T03:04:05.1234567890Z")]
    [InlineData("2026-01-02T03:04:05.678z")]
    [InlineData("2026-01-02t03:04:05.678Z")]
    [InlineData("2026-01-02 03:04:05.678Z")]
    [InlineData("2026-01-02T03:04:05.678 Z")]
    [InlineData("2026-01-02T03:04:05.678ZZ")]
    [InlineData(" 2026-01-02T03:04:05.678Z")]
    [InlineData("20260102T030405Z")]
    [InlineData("2026-01-02T03:04Z")]
    [InlineData("2026-1-2T03:04:05.678Z")]
    [InlineData("+2026-01-02T03:04:05Z")]
    [InlineData("0000-01-02T03:04:05Z")]
    [InlineData("2026-00-02T03:04:05Z")]
    [InlineData("2026-13-02T03:04:05Z")]
    [InlineData("2026-01-00T03:04:05Z")]
    [InlineData("2026-01-32T03:04:05Z")]
    [InlineData("2026-04-31T03:04:05Z")]
    [InlineData("2026-02-29T03:04:05Z")]
    [InlineData("1900-02-29T03:04:05Z")]
    [InlineData("2026-01-02T24:00:00Z")]
    [InlineData("2026-01-02T03:60:05Z")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("２026-01-02T03:04:05Z")]
    public void Nobody_reads_a_time_that_is_not_in_the_one_shape(string text)
    {
        Refuses(TimestampFormat.IsoUtc, text);
        Refuses(TimestampFormat.IsoOffset, text);
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05+00:00", 1_767_323_045_000)]
    [InlineData("2026-01-02T03:04:05-00:00", 1_767_323_045_000)]
    [InlineData("2026-01-02T05:04:05.678+02:00", 1_767_323_045_678)]
    [InlineData("2026-01-01T21:34:05.678901234-05:30", 1_767_323_045_678)]
    [InlineData("2026-01-02T17:04:05+14:00", 1_767_323_045_000)]
    [InlineData("2026-01-01T13:04:05-14:00", 1_767_323_045_000)]
    public void Binance_reads_offsets_and_X_Layer_does_not(string text, long ms)
    {
        Reads(TimestampFormat.IsoOffset, text, ms);
        Refuses(TimestampFormat.IsoUtc, text);
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05+14:01")]
    [InlineData("2026-01-02T03:04:05+15:00")]
    [InlineData("2026-01-02T03:04:05+01:60")]
    [InlineData("2026-01-02T03:04:05+0100")]
    [InlineData("2026-01-02T03:04:05+01")]
    [InlineData("2026-01-02T03:04:05+1:00")]
    [InlineData("2026-01-02T03:04:05 01:00")]
    [InlineData("2026-01-02T03:04:05+0a:00")]
    [InlineData("2026-01-02T03:04:05+01:00Z")]
    [InlineData("2026-01-02T03:04:05Z+01:00")]
    [InlineData("1767323045678")]
    public void Binance_refuses_broken_offsets_and_epoch_numbers(string text) => Refuses(TimestampFormat.IsoOffset, text);

    [Fact]
    public void Every_instant_comes_back_as_the_platform_writes_it()
    {
        var chance = new Random(Seed);
        for (var round = 0; round < 20_000; round++)
        {
            // A day away from both ends of the calendar, so that the local time of every offset exists.
            var instant = new DateTimeOffset(
                chance.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay),
                TimeSpan.Zero
            );
            var local = instant.ToOffset(TimeSpan.FromMinutes(chance.Next(-14 * 60, (14 * 60) + 1)));
            var digits = chance.Next(0, 8);
            var step = (long)Math.Pow(10, 7 - digits);
            // The platform cuts the digits it does not write, and floors to milliseconds, before 1970 too.
            var ms = instant.AddTicks(-(instant.Ticks % step)).ToUnixTimeMilliseconds();
            var hint = $"seed {Seed}, round {round}, {instant:O}, {digits} digits";
            Assert.True(TimestampFormat.IsoUtc.TryRead(Text(instant, digits) + "Z", out var utc) && utc == ms, hint);
            Assert.True(TimestampFormat.IsoOffset.TryRead(Text(local, digits) + $"{local:zzz}", out var moved) && moved == ms, hint);
            var count = Math.Abs(ms);
            Assert.True(
                TimestampFormat.EpochMs.TryRead(count.ToString(CultureInfo.InvariantCulture), out var epoch) && epoch == count,
                hint
            );
        }
    }

    [Fact]
    public void Reading_a_time_allocates_nothing()
    {
        var sum = 0L;
        var bytes = AllocationBudget.BytesOf(i =>
        {
            _ = TimestampFormat.IsoUtc.TryRead("2026-01-02T03:04:05.678Z", out var utc);
            _ = TimestampFormat.IsoOffset.TryRead("2026-01-02T03:04:05.678+02:00", out var moved);
            _ = TimestampFormat.EpochMs13.TryRead("1767323045678", out var ms);
            _ = TimestampFormat.EpochSecondsOrMs.TryRead("1767323045", out var seconds);
            _ = TimestampFormat.EpochMs.TryRead("nonsense", out var nonsense);
            sum += (utc + moved + ms + seconds + nonsense) & 1;
        });
        Assert.Equal((0L, 0L), (bytes, sum));
    }

    private static string Text(DateTimeOffset instant, int digits) =>
        instant.ToString(
            digits == 0 ? "yyyy-MM-ddTHH:mm:ss" : $"yyyy-MM-ddTHH:mm:ss.{new string('f', digits)}",
            CultureInfo.InvariantCulture
        );

    private static void Reads(TimestampFormat format, string text, long ms)
    {
        Assert.True(format.TryRead(text, out var read));
        Assert.Equal(ms, read);
    }

    private static void Refuses(TimestampFormat format, string text) => Assert.False(format.TryRead(text, out _));
}
