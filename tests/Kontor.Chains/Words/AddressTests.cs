using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Words;

public sealed class AddressTests
{
    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    public void The_examples_of_EIP_55_are_spelt_as_they_stand_there(string text)
    {
        var address = Address20.Parse(text.ToUpperInvariant());
        Assert.Equal(text, address.ToChecksum());
        Assert.Equal(text.ToLowerInvariant(), address.ToString());
        Assert.Equal(address, new Address20(address.ToArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg")]
    public void Anything_else_is_no_address(string text) => Assert.False(Address20.TryParse(text, out _));

    [Fact]
    public void Addresses_and_hashes_are_ordered_as_their_texts_are()
    {
        var chance = new Random(7);
        var bytes = new byte[32];
        var hashes = new List<Hash32>();
        var addresses = new List<Address20>();
        for (var n = 0; n < 500; n++)
        {
            chance.NextBytes(bytes);
            // Some differ in their last bytes only.
            if (n % 2 == 0)
                bytes.AsSpan(0, 17).Clear();
            hashes.Add(new Hash32(bytes));
            addresses.Add(new Address20(bytes.AsSpan(0, 20)));
        }
        Assert.Equal(hashes.Select(hash => hash.ToString()).Order(StringComparer.Ordinal), hashes.Order().Select(hash => hash.ToString()));
        Assert.Equal(addresses.Select(a => a.ToString()).Order(StringComparer.Ordinal), addresses.Order().Select(a => a.ToString()));
        Assert.All(hashes, hash => Assert.Equal(hash, Hash32.Parse(hash.ToString())));
        Assert.All(addresses, address => Assert.Equal(address, Address20.Parse(address.ToString())));
    }
}
