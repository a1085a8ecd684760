using Kontor.Gate.Origin;

namespace Kontor.Gate.Tests.Origin;

public sealed class MmdbDamageTests
{
    private static readonly IpKey[] Probes =
    [
        .. new[] { "1.2.3.4", "2.2.3.4", "81.2.69.142", "0.0.0.0", "255.255.255.255", "::", "2a02:d2c0::1", "ffff::1" }.Select(text =>
            IpKey.Parse(text)
        ),
    ];

    [Theory]
    [InlineData(24, 41)]
    [InlineData(28, 42)]
    [InlineData(32, 43)]
    public void Flipped_bits_give_a_value_or_a_clear_fault_and_nothing_else(int recordBits, int seed)
    {
        var chance = new Random(seed);
        var good = Good(recordBits);
        var (values, faults) = (0, 0);
        for (var round = 0; round < 2_000; round++)
        {
            var file = (byte[])good.Clone();
            for (var flips = chance.Next(1, 12); flips > 0; flips--)
                file[chance.Next(file.Length)] ^= (byte)(1 << chance.Next(8));
            Survives(file, ref values, ref faults);
        }

        Assert.True(values > 0 && faults > 100, $"Seed {seed} proves little: {values} values, {faults} faults.");
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_clearly()
    {
        var good = Good(28);
        for (var length = 0; length < good.Length; length++)
            Assert.Throws<MmdbException>(() => new MmdbReader(good.AsMemory(0, length)));
    }

    [Fact]
    public void A_file_without_its_beginning_gives_a_value_or_a_clear_fault()
    {
        var good = Good(24);
        var (values, faults) = (0, 0);
        for (var start = 1; start < good.Length; start++)
            Survives(good[start..], ref values, ref faults);
        Assert.True(faults > 100);
    }

    [Fact]
    public void Pointers_in_a_circle_end_with_a_fault()
    {
        // A list whose only item points back to the list.
        Assert.Contains("nested", Fault(data => data.Raw(0x01, 0x04, 0x20, 0x00)));
        // A pointer to itself.
        Assert.Contains("pointer to a pointer", Fault(data => data.Raw(0x20, 0x00)));
        Assert.Contains("outside the section", Fault(data => data.Raw(0x27, 0xFF)));
    }

    [Fact]
    public void A_fan_of_pointers_does_not_multiply()
    {
        // Twenty lists, each of twenty-eight pointers to the one before: 28^20 values in a kilobyte.
        var fault = Fault(
            data =>
            {
                var inner = 4;
                data.Raw(0x20 | 0x00, 0x00, 0x00, 0x00);
                data.Raw(0x41, (byte)'x');
                for (var level = 0; level < 20; level++)
                {
                    var next = data.Bytes.Length;
                    data.Raw(0x1C, 0x04);
                    for (var item = 0; item < 28; item++)
                        data.Pointer(inner);
                    inner = next;
                }

                data.Pointer(inner);
            },
            rootAt: data => data.Length - 2
        );
        Assert.Contains("more than", fault);
    }

    [Theory]
    [InlineData(0x5F, "more than 1048576 bytes")]
    [InlineData(0x5D, "beyond the end")]
    [InlineData(0xFF, "beyond the end")]
    [InlineData(0x69, "size 9")]
    [InlineData(0xA3, "size 3")]
    public void Sizes_that_cannot_be_are_refused(byte control, string reason) =>
        Assert.Contains(reason, Fault(data => data.Raw(control, 0xFF, 0xFF, 0xFE)));

    [Fact]
    public void Text_that_is_not_UTF8_is_refused() => Assert.Contains("UTF-8", Fault(data => data.Raw(0x42, 0xC3, 0x28)));

    private static string Fault(Action<MmdbData> write, Func<byte[], int>? rootAt = null)
    {
        var data = new MmdbData();
        write(data);
        var section = data.Bytes.ToArray();
        var offset = rootAt?.Invoke(section) ?? 0;
        // One node whose two records both name the value.
        var record = (uint)(1 + 16 + offset);
        var writer = new MmdbWriter(32, 4).Build();
        var metadataAt = writer.AsSpan().LastIndexOf("MaxMind.com"u8) - 3;
        byte[] node = [(byte)(record >> 24), (byte)(record >> 16), (byte)(record >> 8), (byte)record];
        var reader = new MmdbReader((byte[])[.. node, .. node, .. new byte[16], .. section, .. writer[metadataAt..]]);
        return Assert.Throws<MmdbException>(() => reader.Find(IpKey.Parse("1.2.3.4"))).Message;
    }

    private static void Survives(byte[] file, ref int values, ref int faults)
    {
        try
        {
            var places = new MmdbPlaces(new MmdbReader(file));
            foreach (var probe in Probes)
                values += places.Find(probe).Country.IsKnown ? 1 : 0;
        }
        catch (MmdbException fault)
        {
            Assert.NotEmpty(fault.Message);
            faults++;
        }
    }

    private static byte[] Good(int recordBits)
    {
        var city = MmdbTests.Country("UA");
        city["subdivisions"] = new object[] { MmdbTests.Iso("43") };
        return new MmdbWriter(recordBits, 6)
            .Add("1.0.0.0/8", city)
            .Add("2.0.0.0/8", MmdbTests.Flags("is_anonymous", "is_anonymous_vpn"))
            .Add("81.2.69.142", MmdbTests.Country("GB"))
            .Add("2a02:d2c0::/29", MmdbTests.Country("IR"))
            .Build();
    }
}
