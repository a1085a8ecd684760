using Kontor.World.Codec;
using Kontor.World.Funding;

namespace Kontor.World.Tests.Funding;

public sealed class AddressTests
{
    // From the documents that define the forms, and from the networks' own first blocks and best known accounts.
    [Theory]
    [InlineData(AddressForm.Evm, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData(AddressForm.Evm, "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData(AddressForm.Evm, "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData(AddressForm.Tron, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    [InlineData(AddressForm.Bitcoin, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData(AddressForm.Bitcoin, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData(AddressForm.Bitcoin, "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")]
    [InlineData(AddressForm.Solana, "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")]
    [InlineData(AddressForm.Ripple, "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh")]
    public void A_good_address_is_its_own_canonical_form(AddressForm form, string address) =>
        Assert.Equal(address, AddressRules.Canonical(form, address));

    [Theory]
    [InlineData(AddressForm.Evm, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData(AddressForm.Evm, "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData(AddressForm.Bitcoin, "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    public void One_case_alone_is_accepted_and_brought_into_form(AddressForm form, string address, string canonical) =>
        Assert.Equal(canonical, AddressRules.Canonical(form, address));

    [Theory]
    [InlineData(AddressForm.Evm, "")]
    [InlineData(AddressForm.Evm, "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")] // the checksum is wrong
    [InlineData(AddressForm.Evm, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData(AddressForm.Evm, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg")]
    [InlineData(AddressForm.Evm, "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed00")]
    [InlineData(AddressForm.Tron, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u")]
    [InlineData(AddressForm.Tron, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")] // another network's
    [InlineData(AddressForm.Bitcoin, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData(AddressForm.Bitcoin, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
    [InlineData(AddressForm.Bitcoin, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7KV8F3T4")] // mixed case
    [InlineData(AddressForm.Bitcoin, "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx")] // the test network's
    [InlineData(AddressForm.Bitcoin, "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd")] // version 1 with the old checksum
    [InlineData(AddressForm.Dogecoin, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData(AddressForm.Solana, "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyT")]
    [InlineData(AddressForm.Solana, "0PjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")]
    [InlineData(AddressForm.Ripple, "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi")]
    [InlineData(AddressForm.Iota, "iota1qqqq")]
    public void A_bad_address_is_none(AddressForm form, string address) => Assert.Null(AddressRules.Canonical(form, address));

    [Theory]
    [InlineData(AddressForm.Evm, "0x")]
    [InlineData(AddressForm.Tron, "T")]
    [InlineData(AddressForm.Bitcoin, "bc1q")]
    [InlineData(AddressForm.Dogecoin, "D")]
    [InlineData(AddressForm.Solana, "")]
    [InlineData(AddressForm.Ripple, "r")]
    [InlineData(AddressForm.Iota, "iota1")]
    public void An_address_that_is_given_out_is_valid_begins_as_it_must_and_no_change_of_one_character_is(AddressForm form, string begin)
    {
        var network = FundingWorld.Network("N", form);
        for (var user = 1; user <= 50; user++)
        {
            var address = AddressMaker.Address(42, network, "bitmart", user);
            Assert.StartsWith(begin, address, StringComparison.Ordinal);
            Assert.Equal(address, AddressRules.Canonical(form, address));
            Assert.NotEqual(address, AddressMaker.Address(43, network, "bitmart", user));
            Assert.NotEqual(address, AddressMaker.Address(42, network, "weex", user));
            if (form is AddressForm.Evm or AddressForm.Solana)
                continue;
            var place = user % address.Length;
            var changed = address[..place] + (address[place] == '9' ? '8' : '9') + address[(place + 1)..];
            Assert.Null(AddressRules.Canonical(form, changed));
        }
    }

    [Fact]
    public void Numbers_in_58_digits_come_back_whatever_they_begin_with()
    {
        var chance = new Random(58);
        for (var length = 1; length <= 64; length++)
        {
            var bytes = new byte[length];
            chance.NextBytes(bytes);
            bytes.AsSpan(0, chance.Next(length)).Clear();
            Assert.Equal(bytes, Base58.Decode(Base58.Encode(bytes)));
        }
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("4294967295", true)]
    [InlineData("4294967296", false)]
    [InlineData("", false)]
    [InlineData("01", false)]
    [InlineData("-1", false)]
    [InlineData("+1", false)]
    [InlineData(" 1", false)]
    [InlineData("one", false)]
    public void A_memo_is_a_number_where_one_is_needed_and_nothing_elsewhere(string memo, bool isGood)
    {
        Assert.Equal(isGood, AddressRules.IsMemo(FundingWorld.Network("XRP", AddressForm.Ripple, needsMemo: true), memo));
        Assert.Equal(memo.Length == 0, AddressRules.IsMemo(FundingWorld.Network("ERC20", AddressForm.Evm), memo));
    }
}
