using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.World.Tests.Chains.Utxo;

/// <summary>Facts of the real chain: whoever serialises and hashes as it does comes to the same.</summary>
public sealed class BitcoinVectorTests
{
    private const string GenesisCoinbase =
        "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054696d65732030332f4a616e2f"
        + "32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a0100000043"
        + "4104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5f"
        + "ac00000000";

    // The example of BIP 143 of a transaction that spends both an old output and one of today.
    private const string WithWitness =
        "01000000000102fff7f7881a8099afa6940d42d1e7f6362bec38171ea3edf433541db4e4ad969f00000000494830450221008b9d1dc26ba6a9cb62127b02742fa9d754"
        + "cd3bebf337f7a55d114c8e5cdd30be022040529b194ba3f9281a99f2b1c0a19c0489bc22ede944ccf4ecbab4cc618ef3ed01eeffffffef51e1b804cc89d182d27965"
        + "5c3aa89e815b1b309fe287d9b2b55d57b90ec68a0100000000ffffffff02202cb206000000001976a9148280b37df378db99f66f85c95a783a76ac7a6d5988ac9093"
        + "510d000000001976a9143bde42dbee7e4dbe6a21b2d50ce2f0167faa815988ac000247304402203609e17b84f6a7d30c80bfa610b5b4542f32a8a0d5447a12fb1366"
        + "d7f01cc44a0220573a954c4518331561406f90300e8f3358f51928d43c212a8caed02de67eebee0121025476c2e83188368da1ff3e292e7acafcdb3566bb0ad253f6"
        + "2fc70f07aeee635711000000";

    [Fact]
    public void The_first_transaction_of_bitcoin_has_its_id()
    {
        var transaction = UtxoTransaction.Decode(Convert.FromHexString(GenesisCoinbase));
        Assert.Equal("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b", DoubleSha.Text(transaction.Id));
        Assert.Equal((true, 5_000_000_000L, false), (transaction.IsCoinbase, transaction.AmountOut, transaction.HasWitness));
        Assert.Equal((204, 816, 204), (transaction.SizeBytes, transaction.Weight, transaction.VirtualBytes));
        Assert.Equal(GenesisCoinbase, Convert.ToHexStringLower(transaction.Encode()));
    }

    [Fact]
    public void A_transaction_with_witnesses_comes_back_as_it_was()
    {
        var transaction = UtxoTransaction.Decode(Convert.FromHexString(WithWitness));
        Assert.Equal(WithWitness, Convert.ToHexStringLower(transaction.Encode()));
        Assert.Equal([0, 2], transaction.Inputs.Select(input => input.Witness.Length));
        Assert.Equal([112_340_000L, 223_450_000L], transaction.Outputs.Select(output => output.Amount));
        Assert.Equal((17U, 0xFFFF_FFEE), (transaction.LockTime, transaction.Inputs[0].Sequence));
        Assert.NotEqual(transaction.Id, transaction.WitnessId);
        Assert.True(transaction.VirtualBytes < transaction.SizeBytes);
    }

    [Theory]
    [InlineData(
        "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b",
        1_231_006_505U,
        2_083_236_893U
    )]
    [InlineData(
        "00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee",
        "000000002a22cfee1f2c846adbd12b3e183d4f97683f85dad08a79780a84bd55",
        "7dac2c5666815c17a3b36427de37bb9d2e2c5ccec3f8633eb91a4205cb4c10ff",
        1_231_731_025U,
        1_889_418_792U
    )]
    public void Headers_of_bitcoin_have_their_hashes(string hash, string parent, string merkleRoot, uint timeS, uint nonce)
    {
        var header = new UtxoHeader
        {
            Version = 1,
            Parent = Parse(parent),
            MerkleRoot = Parse(merkleRoot),
            TimeS = timeS,
            Bits = 0x1D00_FFFF,
            Nonce = nonce,
        };
        Assert.Equal(hash, DoubleSha.Text(header.Hash()));
        Assert.Equal(header, UtxoHeader.Decode(header.Encode()));
    }

    [Theory]
    [InlineData(
        "7dac2c5666815c17a3b36427de37bb9d2e2c5ccec3f8633eb91a4205cb4c10ff",
        "b1fea52486ce0c62bb442b530a3f0132b826c74e473d1f2c220bfa78111c5082",
        "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16"
    )]
    [InlineData(
        "f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766",
        "8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87",
        "fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4",
        "6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4",
        "e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d"
    )]
    public void Blocks_of_bitcoin_have_their_roots(string root, params string[] transactions) =>
        Assert.Equal(root, DoubleSha.Text(MerkleTree.RootOf([.. transactions.Select(Parse)])));

    [Fact]
    public void The_last_one_of_an_odd_number_makes_a_pair_with_itself()
    {
        var (one, two, three) = (DoubleSha.Of([1]), DoubleSha.Of([2]), DoubleSha.Of([3]));
        Assert.Equal(MerkleTree.Pair(MerkleTree.Pair(one, two), MerkleTree.Pair(three, three)), MerkleTree.RootOf([one, two, three]));
        Assert.Equal(one, MerkleTree.RootOf([one]));
    }

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac")]
    [InlineData("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", "a914e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a87")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "0014751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData(
        "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        "00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262"
    )]
    [InlineData(
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
    )]
    public void Addresses_stand_for_their_scripts(string address, string script)
    {
        Assert.True(BitcoinAddress.TryParse(address, out var owner));
        Assert.Equal(script, owner.ToString());
        Assert.Equal(address, BitcoinAddress.Of(owner));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("D7Y55Fg3iuqfoFFBHT7HSqmpNuLYKHJNwx")]
    public void Other_texts_are_no_addresses(string text) => Assert.False(BitcoinAddress.TryParse(text, out _));

    [Fact]
    public void Dust_is_what_bitcoin_says_it_is()
    {
        var somebody = ChainSamples.Somebody(1);
        Assert.Equal(294, UtxoBounds.DustOf(BitcoinAddress.WitnessKeyHash(somebody)));
        Assert.Equal(546, UtxoBounds.DustOf(BitcoinAddress.KeyHash(somebody)));
        Assert.Equal(540, UtxoBounds.DustOf(BitcoinAddress.ScriptHash(somebody)));
    }

    [Fact]
    public void All_that_blocks_give_is_what_each_of_them_gives()
    {
        var terms = new UtxoTerms { Subsidy = 1_000, HalvingBlocks = 7 };
        for (long height = 0, sum = 0; height < 200; height++)
        {
            sum += terms.SubsidyAt(height);
            Assert.Equal(sum, terms.SubsidiesUpTo(height));
        }
        Assert.Equal((1_000, 500, 0), (terms.SubsidyAt(6), terms.SubsidyAt(7), terms.SubsidyAt(199)));
    }

    private static Hash32 Parse(string text) => DoubleSha.TryParse(text, out var hash) ? hash : throw new FormatException(text);
}
